#include "ingest/file_content.h"

#include "ingest/csv/read_csv.h"
#include "ingest/fit/read_fit.h"
#include "ingest/sha256.h"

namespace freshlegs {

Hash sha256(std::span<const std::byte> bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.result();
}

std::string hex(const Hash& hash, std::size_t digits) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < digits && i < 2 * hash.size(); ++i)
    text += kDigits[(hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15];
  return text;
}

FileContent read_file(std::span<const std::byte> bytes, std::string_view name, const ReadOptions& options) {
  return read_file(bytes, name, options, sha256(bytes));
}

FileContent read_file(std::span<const std::byte> bytes, std::string_view name, const ReadOptions& options,
                      const Hash& sha256) {
  FileContent content =
      fit::looks_like_fit(bytes) ? fit::read_fit(bytes, options, sha256) : csv::read_csv(bytes, name, options);
  content.sha256 = sha256;
  for (auto& recording : content.recordings) count_body(recording);
  return content;
}

}  // namespace freshlegs
