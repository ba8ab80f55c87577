#include "ingest/csv/read_csv.h"

#include "ingest/csv/mapped.h"
#include "ingest/csv/offer.h"
#include "ingest/csv/other_formats.h"
#include "ingest/csv/sniff.h"
#include "ingest/csv/table.h"
#include "ingest/csv/text.h"

namespace freshlegs::csv {
namespace {

FileContent rejected(Rejection reason) {
  FileContent content;
  reject(content, std::move(reason));
  return content;
}

FileContent ignored(Rejection reason) {
  FileContent content;
  ignore(content, std::move(reason));
  return content;
}

constexpr std::string_view kKnownExports =
    "Export it from Strong, Hevy, Garmin Connect or another app that freshlegs reads; the manual lists them "
    "all.";

/// No dialect: refused with what was seen, and with a mapping to copy where the columns speak for themselves.
FileContent unknown(const Probe& probe, const Recognition& found) {
  Rejection reason{"csv.unknown_dialect", 1, PositionUnit::line, describe_unknown(probe, found),
                   std::string(kKnownExports)};
  const auto guess = guess_mapping(probe);
  if (!guess) return rejected(std::move(reason));
  reason.advice = "It looks like a table of " + std::string(word(guess->kind)) +
                  ": copy the mapping that `freshlegs inspect` prints into config.toml, and it is read.";
  FileContent content = rejected(std::move(reason));
  content.mapping_offer = as_toml(*guess);
  return content;
}

void reject_if_nothing_read(const Dialect& dialect, FileContent& content) {
  const bool decided = content.status == ReadStatus::rejected || content.status == ReadStatus::ignored;
  if (!content.recordings.empty() || decided) return;
  const std::string lost = content.reason ? " " + content.reason->text : "";
  reject(content, {"csv.no_rows", content.reason ? content.reason->at : std::nullopt, PositionUnit::line,
                   "The " + std::string(dialect.app()) + " export holds nothing that can be read." + lost,
                   "Export it again; if the app shows entries, the export was cut short."});
}

}  // namespace

FileContent read_as(const Dialect& dialect, std::string_view text, std::string_view name,
                    const ReadOptions& options) {
  FileContent content;
  content.format = Format::csv;
  content.dialect = dialect.name();
  dialect.read({text, find_delimiter(text), name, options}, content);
  reject_if_nothing_read(dialect, content);
  return content;
}

FileContent read_csv(std::span<const std::byte> bytes, std::string_view name, const ReadOptions& options) {
  if (auto known = other_format(bytes)) return ignored(std::move(*known));
  auto text = decode_text(bytes);
  if (!text) return rejected(std::move(text.error()));
  const char delimiter = find_delimiter(text->view());
  const Probe probe = probe_of(text->view(), delimiter);
  if (auto known = other_table(probe)) return ignored(std::move(*known));
  Recognition found = recognise(probe);
  // What the athlete says about a table goes before what the header suggests.
  std::unique_ptr<Dialect> mapped;
  if (const Mapping* mapping = fitting_mapping(options.mappings, probe.header)) {
    mapped = dialect_of(*mapping);
    found = {mapped.get(), found.best, 1, found.confidence};
  }
  if (found.best == nullptr || found.confidence < kRecognised) return unknown(probe, found);

  FileContent content;
  content.format = Format::csv;
  content.dialect = found.best->name();
  content.match =
      DialectMatch{found.confidence, found.runner_up == nullptr ? "" : std::string(found.runner_up->name()),
                   found.runner_up_confidence};
  if (text->note) content.notes.push_back(*text->note);
  found.best->read({text->view(), delimiter, name, options}, content);
  reject_if_nothing_read(*found.best, content);
  return content;
}

}  // namespace freshlegs::csv
