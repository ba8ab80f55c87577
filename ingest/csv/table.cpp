#include "ingest/csv/table.h"

#include <algorithm>
#include <array>
#include <new>

namespace freshlegs::csv {
namespace {

/// Length of the first line including its end.
std::size_t line_length(std::string_view text) {
  const auto newline = std::min(text.find('\n'), text.size());
  const auto end = std::min(text.substr(0, newline).find('\r'), newline);
  return std::min(end + 1, text.size());
}

}  // namespace

TableReader::TableReader(std::string_view text, char delimiter) : delimiter_(delimiter), rest_(text) {
  begin_parser();
}

void TableReader::begin_parser() {
  if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
  csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
  csv_set_blk_size(&parser_, 4096);  // libcsv grows by a constant: the default 128 is slow on a runaway quote
}

TableReader::~TableReader() { csv_free(&parser_); }

void TableReader::add_cell(std::string_view cell) {
  if (extents_.size() == kMaxCells) return;
  const std::size_t begin = chars_.size();
  chars_.append(cell);
  extents_.push_back({begin, chars_.size()});
}

/// Feeds one physical line; a row ends with it unless a quote is open.
void TableReader::feed_line() {
  const auto on_cell = [](void* cell, std::size_t size, void* self) {
    static_cast<TableReader*>(self)->add_cell({static_cast<const char*>(cell), size});
  };
  const auto on_row = [](int, void* self) { static_cast<TableReader*>(self)->row_done_ = true; };
  if (!row_open_) row_.line = line_, row_begin_ = rest_;
  if (rest_.empty()) {
    if (restart_after_unclosed_quote()) return;
    csv_fini(&parser_, on_cell, on_row, this);
    ended_ = true;
    return;
  }
  const auto line = rest_.substr(0, line_length(rest_));
  if (csv_parse(&parser_, line.data(), line.size(), on_cell, on_row, this) != line.size())
    throw std::bad_alloc();
  rest_.remove_prefix(line.size());
  if (line.back() == '\n' || !rest_.starts_with('\n')) ++line_;
  row_open_ = !row_done_ && (row_open_ || line.size() > 1);
}

/// At the end of the text: when a quotation is still open, drops the row it stands in and goes back to the
/// line after it, so that one stray quote does not swallow the rest of the file.
bool TableReader::restart_after_unclosed_quote() {
  constexpr int kInField = 2;  // libcsv's FIELD_BEGUN; csv_fini() tells an open quotation in strict mode only
  if (parser_.pstate != kInField || parser_.quoted == 0) return false;
  unclosed_quotes_.push_back(row_.line);
  if (unclosed_quotes_.size() <= kMaxRestarts) rest_ = row_begin_.substr(line_length(row_begin_));
  line_ = row_.line + 1;
  csv_free(&parser_);
  begin_parser();
  chars_.clear();
  extents_.clear();
  row_open_ = false;
  return true;
}

void TableReader::publish() {
  cells_.clear();
  for (const auto& extent : extents_)
    cells_.push_back(std::string_view(chars_).substr(extent.begin, extent.end - extent.begin));
  row_.cells = cells_;
}

const Row* TableReader::next() {
  while (!ended_) {
    chars_.clear();
    extents_.clear();
    row_open_ = row_done_ = false;
    while (!row_done_ && !ended_) feed_line();
    if (!row_done_) break;
    publish();
    if (std::ranges::any_of(cells_, [](std::string_view cell) { return !cell.empty(); })) return &row_;
  }
  return nullptr;
}

char find_delimiter(std::string_view text) {
  constexpr std::array kCandidates{',', ';', '\t'};
  std::array<std::size_t, kCandidates.size()> seen{};
  bool quoted = false;
  int lines = 0;
  for (const char c : text.substr(0, 65536)) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    for (std::size_t i = 0; i < kCandidates.size(); ++i) seen[i] += c == kCandidates[i] ? 1U : 0U;
    const bool any = std::ranges::any_of(seen, [](std::size_t n) { return n > 0; });
    if ((c == '\n' || c == '\r') && (any || ++lines == 5)) break;
  }
  return kCandidates[static_cast<std::size_t>(std::ranges::max_element(seen) - seen.begin())];
}

}  // namespace freshlegs::csv
