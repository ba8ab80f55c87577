#include "ingest/csv/table.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace freshlegs::csv {
namespace {

/// Length of the first line including its end.
std::size_t line_length(std::string_view text) {
  return std::min(std::min(text.find_first_of("\r\n"), text.size()) + 1, text.size());
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::uint64_t line_ends(std::string_view text) {
  std::uint64_t ends = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++ends;
  return ends;
}

}  // namespace

TableReader::TableReader(std::string_view text, char delimiter, Lane lane)
    : delimiter_(delimiter), lane_(lane), rest_(text) {
  kinds_[static_cast<unsigned char>('\n')] = kinds_[static_cast<unsigned char>('\r')] = CharKind::line_end;
  kinds_[static_cast<unsigned char>(delimiter)] = CharKind::delimiter;
  begin_parser();
}

void TableReader::begin_parser() {
  if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
  csv_set_delim(&parser_, static_cast<unsigned char>(delimiter_));
  csv_set_blk_size(&parser_, 4096);  // libcsv grows by a constant: the default 128 is slow on a runaway quote
}

TableReader::~TableReader() { csv_free(&parser_); }

const Row* TableReader::next() {
  while (!ended_) {
    chars_.clear();
    extents_.clear();
    cells_.clear();
    const bool quick = lane_ == Lane::quick && read_quickly();
    if (!quick && !read_carefully()) break;
    row_.cells = cells_;
    if (std::ranges::any_of(cells_, [](std::string_view cell) { return !cell.empty(); })) return &row_;
  }
  return nullptr;
}

// ---- The quick lane: one pass over the row, no copy but of cells with a doubled quote.

void TableReader::add_quick(std::string_view cell) {
  if (cells_.size() < kMaxCells) cells_.push_back(cell);
}

/// A cell without quotes around it; returns where its end sign stands.
const char* TableReader::quick_bare_cell(const char* at, const char* end) {
  const char* stop = at;
  while (stop != end && kind(*stop) == CharKind::other) ++stop;
  const char* last = stop;
  while (last != at && is_blank(last[-1])) --last;
  add_quick({at, last});
  return stop;
}

/// A cell in quotes, `at` behind the first; nullptr if its quotes are not in order.
const char* TableReader::quick_quoted_cell(const char* at, const char* end) {
  const char* const begin = at;
  bool doubled = false;
  for (;;) {
    at = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
    if (at == nullptr) return nullptr;
    if (at + 1 == end || at[1] != '"') break;
    doubled = true;
    at += 2;
    if (at == end) return nullptr;
  }
  const char* stop = at + 1;
  while (stop != end && is_blank(*stop) && *stop != delimiter_) ++stop;
  if (stop != end && kind(*stop) == CharKind::other) return nullptr;
  line_ += line_ends({begin, at});
  if (!doubled) return add_quick({begin, at}), stop;
  if (cells_.size() == kMaxCells) return stop;
  const std::size_t chars = chars_.size();
  for (const char* c = begin; c != at; ++c) {
    chars_ += *c;
    if (*c == '"') ++c;
  }
  copied_.push_back(cells_.size());
  extents_.push_back({chars, chars_.size()});
  cells_.emplace_back();
  return stop;
}

/// Takes the next row if its quoting is in order; otherwise, and at the end of the text, takes nothing.
bool TableReader::read_quickly() {
  if (row_open_ || rest_.empty()) return false;
  const char *at = rest_.data(), *const end = at + rest_.size();
  row_.line = line_;
  copied_.clear();
  for (;;) {
    while (at != end && is_blank(*at) && *at != delimiter_) ++at;
    at = at != end && *at == '"' ? quick_quoted_cell(at + 1, end) : quick_bare_cell(at, end);
    if (at == nullptr) {
      line_ = row_.line;
      chars_.clear();
      extents_.clear();
      cells_.clear();
      return false;
    }
    if (at == end || kind(*at) == CharKind::line_end) break;
    ++at;
  }
  if (at != end) {
    at += *at == '\r' && at + 1 != end && at[1] == '\n' ? 2 : 1;
    ++line_;
  }
  rest_.remove_prefix(static_cast<std::size_t>(at - rest_.data()));
  for (std::size_t i = 0; i < copied_.size(); ++i)
    cells_[copied_[i]] =
        std::string_view(chars_).substr(extents_[i].begin, extents_[i].end - extents_[i].begin);
  return true;
}

// ---- The careful lane: libcsv.

bool TableReader::read_carefully() {
  row_open_ = row_done_ = false;
  while (!row_done_ && !ended_) feed_line();
  if (!row_done_) return false;
  for (const auto& extent : extents_)
    cells_.push_back(std::string_view(chars_).substr(extent.begin, extent.end - extent.begin));
  return true;
}

void TableReader::add_careful(std::string_view cell) {
  if (extents_.size() == kMaxCells) return;
  const std::size_t begin = chars_.size();
  chars_.append(cell);
  extents_.push_back({begin, chars_.size()});
}

/// Feeds one physical line; a row ends with it unless a quote is open.
void TableReader::feed_line() {
  const auto on_cell = [](void* cell, std::size_t size, void* self) {
    static_cast<TableReader*>(self)->add_careful({static_cast<const char*>(cell), size});
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
  const bool blank = std::ranges::all_of(
      line, [&](char c) { return (is_blank(c) && c != delimiter_) || kind(c) == CharKind::line_end; });
  if (!row_open_ && blank) return skip_line(line);
  if (csv_parse(&parser_, line.data(), line.size(), on_cell, on_row, this) != line.size())
    throw std::bad_alloc();
  skip_line(line);
  row_open_ = !row_done_;
}

void TableReader::skip_line(std::string_view line) {
  rest_.remove_prefix(line.size());
  if (line.back() == '\n' || !rest_.starts_with('\n')) ++line_;
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
