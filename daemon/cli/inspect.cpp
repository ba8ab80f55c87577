#include "daemon/views/inspect.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

#include "daemon/cli/commands.h"
#include "daemon/cli/context.h"
#include "daemon/cli/memory_at_hand.h"
#include "daemon/pipeline/archive_file.h"
#include "daemon/words/dates.h"
#include "daemon/words/numbers.h"
#include "daemon/words/page.h"
#include "daemon/words/phrases.h"

namespace freshlegs::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kWorthMemory = 256 << 10;  // smaller files touch few pages

struct InspectOptions {
  bool json = false;
  std::string file;
};

using Entries = std::vector<app::views::InspectedEntry>;

struct Inspected {
  std::string name;
  std::uint64_t bytes = 0;
  FileContent content;
  Entries entries{};  ///< of an archive that holds several files
};

/// What is no file at all, or far too large, is a bad file like any other; what may not be read is not
/// judged.
Inspected refused(const fs::path& path, const app::LoadFailure& failure) {
  using Kind = app::LoadFailure::Kind;
  if (failure.kind == Kind::gone)
    throw Failure(ExitCode::io, "There is no file " + app::held(path.string()) + ".");
  if (failure.kind != Kind::not_a_file && failure.kind != Kind::too_large)
    throw Failure(ExitCode::io, app::held(path.string()) + ": " + failure.reason.text);
  Inspected result{path.filename().string(), 0, {}};
  result.content.status = ReadStatus::rejected;
  result.content.reason = failure.reason;
  std::error_code unknown;
  if (const auto size = fs::file_size(path, unknown); !unknown) result.bytes = size;
  return result;
}

/// An archive of one file is that file, unpacked; of several, a list.
Inspected inspect_archive(const app::OpenFile& file, const ReadOptions& options) {
  Entries entries;
  const auto walked = app::walk(
      file, {},
      [&](const app::ArchiveEntry& e) {
        if (!entries.empty()) entries.back().content.recordings.clear();  // a list needs no samples
        entries.push_back({e.name, e.bytes.size(), read_file(e.bytes, e.base_name, options)});
      },
      [&](const std::string& name, const Rejection& why) {
        FileContent content;
        content.status = ReadStatus::rejected;
        content.reason = why;
        entries.push_back({name, 0, std::move(content)});
      });
  if (entries.size() == 1 && !walked.error)
    return {file.name(), entries[0].bytes, std::move(entries[0].content)};
  Inspected whole{file.name(), file.size(), {}, std::move(entries)};
  whole.content.format = Format::archive;
  whole.content.sha256 = app::hash_of(file, {});
  whole.content.reason = walked.error;
  if (walked.error)
    whole.content.status = whole.entries.empty() ? ReadStatus::rejected : ReadStatus::damaged;
  return whole;
}

Inspected inspect(const fs::path& path, const app::Settings& settings) {
  const auto file = app::OpenFile::open(path);
  if (!file) return refused(path, file.error());
  if (file->size() > kWorthMemory) keep_memory_at_hand();
  const ReadOptions options{.census = true,
                            .unstated_weight_lb = settings.units.pounds,
                            .unstated_distance_mi = settings.unstated_distance_mi,
                            .mappings = settings.csv_mappings};
  if (app::is_archive(*file)) return inspect_archive(*file, options);
  const auto loaded = app::load_whole(*file);
  if (!loaded) return refused(path, loaded.error());
  return {loaded->name, loaded->bytes.size(), read_file(loaded->bytes, loaded->name, options)};
}

std::string what_it_is(const FileContent& content) {
  if (content.format == Format::fit) return "a FIT file";
  if (content.format == Format::csv)
    return "a CSV export" + (content.dialect ? " of " + *content.dialect : "");
  if (content.format == Format::archive) return "an archive";
  return "no format that is known here";
}

std::string recording_line(const RecordingHead& head, const app::Units& units) {
  const auto start = head.clock == Clock::utc ? app::wall(head.start, head.utc_offset)
                                              : WallTime(head.start.time_since_epoch());
  std::string text =
      app::long_day(date::floor<date::days>(start), units) + ", " + app::clock(start, units) + ": " + head.sport;
  if (head.title) text += " \"" + app::from_file(*head.title) + "\"";
  if (head.summary.timer_s) text += ", " + app::prose_duration(*head.summary.timer_s);
  if (head.summary.distance_m) text += ", " + app::distance(*head.summary.distance_m, units);
  if (!head.device.manufacturer.empty()) text += ", " + head.device.manufacturer + " " + head.device.product;
  return text;
}

std::string contents_line(const Recording& r) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t n, std::string_view noun) {
    if (n > 0) parts.push_back(app::count_of(static_cast<double>(n), noun));
  };
  add(r.samples.size(), "sample");
  add(r.laps.size(), "lap");
  add(r.head.active_sets, "set");
  add(r.rr.size(), "beat interval");
  add(r.measurements.size(), "measurement");
  std::string text = app::list_of(parts);
  std::set<ChannelKind> told;
  for (const auto& channel : r.samples.channels) {
    if (!told.insert(channel.kind).second) continue;  // a pod's beside the watch's own
    std::string name(spec(channel.kind).name);
    std::ranges::replace(name, '_', ' ');
    text += (told.size() == 1 ? " of " : ", ") + name;
  }
  return text;
}

/// "Recognised by its columns with confidence 0.98; the next best guess is hevy with 0.20."
std::string match_line(const DialectMatch& match) {
  const auto two_decimals = [](double value) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", value);
    return std::string(text);
  };
  std::string text = "Recognised with confidence " + two_decimals(match.confidence) + "; ";
  text += match.runner_up.empty() ? "no other dialect comes near."
                                  : "the runner-up is " + match.runner_up + " with " +
                                        two_decimals(match.runner_up_confidence) + ".";
  return text;
}

/// Nothing in it is of use: as the JSON's "rejected".
bool is_bad(const FileContent& content) {
  return content.status == ReadStatus::rejected ||
         (content.status == ReadStatus::ignored && content.format == Format::unknown);
}

void print(const Inspected& file, const app::Units& units, const Context& context) {
  auto& out = context.out;
  const auto& content = file.content;
  const auto& reason = content.reason;
  std::string first = file.name + " is " + what_it_is(content) + ".";
  if (content.status == ReadStatus::damaged) first = file.name + " is damaged: ";
  if (is_bad(content)) first = file.name + " cannot be used: ";
  if (reason && content.status != ReadStatus::ok)
    first += (first.ends_with(": ") ? "" : " ") + reason->text +
             (reason->advice.empty() ? "" : " " + reason->advice);
  out << context.wrapped(first) << "\n";
  for (const auto& r : content.recordings) {
    out << "\n" << context.wrapped(recording_line(r.head, units));
    out << "\n" << context.wrapped("  " + contents_line(r), 4) << "\n";
  }
  if (!is_bad(content) && content.recordings.empty() && file.entries.empty()) out << "It holds no activity.\n";
  for (const auto& e : file.entries) {
    std::string line = e.name + ": " + what_it_is(e.content) + ".";
    if (e.content.reason) line += " " + e.content.reason->text;
    out << context.wrapped(line, 2) << "\n";
  }
  if (content.match) out << context.wrapped(match_line(*content.match)) << "\n";
  if (content.mapping_offer) out << "\n" << *content.mapping_offer;
  for (const auto& note : content.notes)
    out << context.wrapped("Note: " + note.text, 2) << "\n";
}

ExitCode show(const InspectOptions& options, Context& context) {
  const auto settings = context.settings();
  const auto file = inspect(options.file, settings);
  if (options.json)
    context.out << app::views::inspect_json(file.content, file.name, file.bytes, file.entries);
  else
    print(file, settings.units, context);
  return is_bad(file.content) ? ExitCode::bad_file : ExitCode::done;
}

}  // namespace

void add_inspect(CLI::App& app, Context& context) {
  auto* command = app.add_subcommand("inspect", "What is in one file; touches no database");
  auto options = std::make_shared<InspectOptions>();
  command->add_option("file", options->file, "FIT or CSV file")->required()->type_name("FILE");
  command->add_flag("--json", options->json, "Write JSON, for programs");
  command->callback(
      [options, &context] { context.action = [options, &context] { return show(*options, context); }; });
}

}  // namespace freshlegs::cli
