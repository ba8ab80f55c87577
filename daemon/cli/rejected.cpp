#include "daemon/views/rejected.h"
#include "daemon/cli/care.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"

namespace freshlegs::cli {
namespace {

void print(const app::views::NotTaken& file, Context& context) {
  context.out << app::from_file(file.name, 70) << " (" << app::views::word(file.outcome) << ")\n";
  std::string text = app::plain(file.reason.text);
  if (file.reason.at)
    text += std::string(file.reason.unit == PositionUnit::line ? " Line " : " Byte ") +
            std::to_string(*file.reason.at) + ".";
  if (!file.reason.advice.empty()) text += " " + app::plain(file.reason.advice);
  context.out << context.wrapped("    " + text, 4) << "\n";
}

}  // namespace

ExitCode rejected(bool json, Context& context) {
  auto database = context.database();
  const auto files = database ? app::views::not_taken(*database) : std::vector<app::views::NotTaken>{};
  if (json) {
    context.out << app::views::rejected_json(files);
    return ExitCode::done;
  }
  for (const auto& file : files) print(file, context);
  if (files.empty())
    context.out << "Every file was taken whole, or is none of ours.\n";
  else
    context.out << "\nThe files themselves are untouched. What is repaired or replaced is read by itself.\n";
  return ExitCode::done;
}

}  // namespace freshlegs::cli
