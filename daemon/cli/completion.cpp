// Completion scripts, made from the commands themselves: what --help lists is what the shell offers.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/usage.h"

namespace freshlegs::cli {
namespace {

struct OptionFacts {
  std::vector<std::string> names;  ///< "--since", "-h"
  std::string help, type;          ///< type is empty for a flag
};
struct CommandFacts {
  std::string name, help;
  std::vector<OptionFacts> options;
  bool takes_files = false;
};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

CommandFacts facts_of(const CLI::App& command) {
  CommandFacts facts{command.get_name(), first_line(command.get_description()), {}, false};
  for (const auto* option : command.get_options()) {
    if (option->nonpositional()) {
      OptionFacts one{{}, first_line(option->get_description()), ""};
      for (const auto& name : option->get_snames()) one.names.push_back("-" + name);
      for (const auto& name : option->get_lnames()) one.names.push_back("--" + name);
      if (option->get_expected_max() > 0) one.type = option->get_type_name();
      facts.options.push_back(std::move(one));
    } else {
      const auto type = option->get_type_name();
      facts.takes_files = facts.takes_files || type.find("FILE") != std::string::npos ||
                          type.find("PATH") != std::string::npos;
    }
  }
  return facts;
}

bool is_path(const OptionFacts& option) {
  return option.type.find("FILE") != std::string::npos || option.type.find("PATH") != std::string::npos;
}

std::string all_names(const std::vector<OptionFacts>& options) {
  std::string text;
  for (const auto& option : options)
    for (const auto& name : option.names) text += (text.empty() ? "" : " ") + name;
  return text;
}

std::string bash(const CommandFacts& root, const std::vector<CommandFacts>& commands) {
  std::string names, cases, paths;
  const auto note_paths = [&](const CommandFacts& facts) {
    for (const auto& option : facts.options)
      if (is_path(option))
        for (const auto& name : option.names)
          if (("|" + paths + "|").find("|" + name + "|") == std::string::npos)
            paths += (paths.empty() ? "" : "|") + name;
  };
  note_paths(root);
  for (const auto& command : commands) {
    names += (names.empty() ? "" : " ") + command.name;
    note_paths(command);
    cases += "    " + command.name + ") options=\"" + all_names(command.options) +
             "\"; files=" + (command.takes_files ? "yes" : "") + " ;;\n";
  }
  return "# bash completion for freshlegs\n_freshlegs() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= options= files= "
         "i\n"
         "  case $before in " +
         paths +
         ") COMPREPLY=($(compgen -f -- \"$word\")); return ;; esac\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case ${COMP_WORDS[i]} in -*) ;; *) command=${COMP_WORDS[i]}; break ;; esac\n"
         "  done\n"
         "  case $command in\n    \"\") options=\"" +
         all_names(root.options) + " " + names + "\" ;;\n" + cases +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
         "  if [[ $files && $word != -* ]]; then COMPREPLY+=($(compgen -f -- \"$word\")); fi\n"
         "}\ncomplete -o filenames -F _freshlegs freshlegs\n";
}

/// Inside '...' and inside the [...] of _arguments.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else if (c == '[' || c == ']' || c == ':')
      out += std::string("\\") + c;
    else
      out += c;
  }
  return out;
}

std::string zsh_arguments(const CommandFacts& facts) {
  std::string text;
  for (const auto& option : facts.options)
    for (const auto& name : option.names)
      text += " \\\n        '" + name + "[" + zsh_text(option.help) + "]" +
              (option.type.empty() ? ""
               : is_path(option)   ? ":file:_files"
                                   : ":value:") +
              "'";
  if (facts.takes_files) text += " \\\n        '*:file:_files'";
  return text;
}

std::string zsh(const CommandFacts& root, const std::vector<CommandFacts>& commands) {
  std::string list, cases;
  for (const auto& command : commands) {
    list += "    '" + command.name + ":" + zsh_text(command.help) + "'\n";
    cases += "      " + command.name + ") _arguments" + zsh_arguments(command) + " ;;\n";
  }
  return "#compdef freshlegs\n_freshlegs() {\n  local context state line\n  local -a commands=(\n" + list +
         "  )\n  _arguments -C" + zsh_arguments(root) +
         " \\\n        '1:command:->command' '*::argument:->argument'\n"
         "  case $state in\n    command) _describe 'command' commands ;;\n    argument) case $words[1] in\n" +
         cases +
         "    esac ;;\n  esac\n}\nif [[ $funcstack[1] == _freshlegs ]]; then _freshlegs; else compdef "
         "_freshlegs freshlegs; fi\n";
}

std::string fish_text(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\'' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return out;
}

std::string fish_options(const CommandFacts& facts, const std::string& condition) {
  std::string text;
  for (const auto& option : facts.options) {
    text += "complete -c freshlegs -n '" + condition + "'";
    for (const auto& name : option.names)
      text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    if (!option.type.empty()) text += is_path(option) ? " -r -F" : " -x";
    text += " -d '" + fish_text(option.help) + "'\n";
  }
  return text;
}

std::string fish(const CommandFacts& root, const std::vector<CommandFacts>& commands) {
  std::string text = "# fish completion for freshlegs\ncomplete -c freshlegs -f\n" +
                     fish_options(root, "__fish_use_subcommand");
  for (const auto& command : commands) {
    text += "complete -c freshlegs -n __fish_use_subcommand -a " + command.name + " -d '" +
            fish_text(command.help) + "'\n";
    const std::string seen = "__fish_seen_subcommand_from " + command.name;
    text += fish_options(command, seen);
    if (command.takes_files) text += "complete -c freshlegs -n '" + seen + "' -F\n";
  }
  return text;
}

using Maker = std::string (*)(const CommandFacts&, const std::vector<CommandFacts>&);
const std::map<std::string, Maker> kShells{{"bash", bash}, {"fish", fish}, {"zsh", zsh}};

}  // namespace

void add_completion(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("completion", "A completion script for bash, zsh or fish");
  auto shell = std::make_shared<std::string>();
  command->add_option("shell", *shell, "bash, fish or zsh")
      ->required()
      ->type_name("SHELL")
      ->check(one_of({"bash", "fish", "zsh"}));
  command->callback([shell, &app, &context] {
    context.action = [shell, &app, &context] {
      std::vector<CommandFacts> commands;
      for (const auto* one : app.get_subcommands([](const CLI::App*) { return true; }))
        commands.push_back(facts_of(*one));
      context.out << kShells.at(*shell)(facts_of(app), commands);
      return ExitCode::done;
    };
  });
}

}  // namespace freshlegs::cli
