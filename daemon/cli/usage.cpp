#include "daemon/cli/usage.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "daemon/config/nearest.h"
#include "daemon/words/numbers.h"

namespace freshlegs::cli {
namespace {

std::string did_you_mean(const std::string& typed, const std::vector<std::string>& known) {
  const auto near = app::nearest(typed, known);
  return near ? " Did you mean \"" + *near + "\"?"
              : " " + app::held("freshlegs --help") + " lists what there is.";
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

/// Those of the program and of the command that was given.
std::vector<const CLI::Option*> options_of(const CLI::App& app) {
  auto options = app.get_options();
  for (const auto* command : app.get_subcommands())
    for (const auto* option : command->get_options()) options.push_back(option);
  return options;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : options_of(app))
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

/// Arguments that nothing has asked for.
std::string unexpected(const CLI::App& app) {
  const auto left = app.remaining(true);
  const std::string typed = left.empty() ? "" : left.front();
  if (typed.starts_with("-"))
    return "there is no option \"" + typed + "\"." + did_you_mean(typed, option_names(app));
  if (app.get_subcommands().empty())
    return "there is no command \"" + typed + "\"." + did_you_mean(typed, command_names(app));
  return "\"" + typed + "\" is one argument too many.";
}

std::string see_help(const CLI::App& app) {
  const auto given = app.get_subcommands();
  return " See: " +
         app::held("freshlegs " + (given.empty() ? "" : given.front()->get_name() + " ") + "--help");
}

std::optional<std::string> missing(const CLI::App& app) {
  for (const auto* option : options_of(app))
    if (option->get_required() && option->count() == 0)
      return app.get_subcommands().front()->get_name() + " needs " + option->get_type_name() + "." + see_help(app);
  return std::nullopt;
}

/// The option that CLI11 names at the start of its message: "--since: 1 required YYYY-MM-DD missing".
std::optional<std::string> without_value(const CLI::App& app, const std::string& message) {
  for (const auto* option : options_of(app))
    if (option->nonpositional() && message.starts_with(option->get_name() + ":"))
      return option->get_name() + " needs " + option->get_type_name() + "." + see_help(app);
  return std::nullopt;
}

template <class Error>
bool is(const CLI::ParseError& error) {
  return dynamic_cast<const Error*>(&error) != nullptr;  // its name may be that of the program
}

}  // namespace

std::string usage_sentence(const CLI::App& app, const CLI::ParseError& error) {
  const std::string message = error.what();
  std::optional<std::string> sentence;
  if (is<CLI::ExtrasError>(error)) return unexpected(app);
  if (is<CLI::RequiredError>(error)) sentence = missing(app);
  if (is<CLI::ArgumentMismatch>(error)) sentence = without_value(app, message);
  if (is<CLI::ConversionError>(error) && message.starts_with("Could not convert: "))
    sentence = message.substr(message.find(": ") + 2) + " cannot be understood." + see_help(app);
  if (const auto at = message.find(" excludes "); is<CLI::ExcludesError>(error) && at != std::string::npos)
    sentence = message.substr(0, at) + " and " + message.substr(at + 10) + " do not go together.";
  return sentence.value_or(message);
}

std::function<std::string(const std::string&)> one_of(std::vector<std::string> words) {
  return [words = std::move(words)](const std::string& typed) {
    if (std::ranges::find(words, typed) != words.end()) return std::string();
    std::string known;
    for (const auto& word : words) known += (known.empty() ? "" : ", ") + word;
    return "\"" + typed + "\" is none of " + known + ".";
  };
}

}  // namespace freshlegs::cli
