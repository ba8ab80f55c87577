#include "tests/support/archive_writer.h"

#include <archive.h>
#include <archive_entry.h>

namespace freshlegs::test {
namespace {

std::string make(const std::vector<ArchiveEntry>& entries, bool gzip) {
  std::size_t room = 1 << 16;
  for (const auto& [name, content] : entries) room += 2 * name.size() + content.size() + content.size() / 8 + 512;
  std::string out(room, '\0');
  std::size_t used = 0;
  auto* a = archive_write_new();
  if (gzip) {
    archive_write_add_filter_gzip(a);
    archive_write_set_format_raw(a);
  } else {
    archive_write_set_format_zip(a);
  }
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, content] : entries) {
    auto* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_write_header(a, entry);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

}  // namespace

std::string make_zip(const std::vector<ArchiveEntry>& entries) { return make(entries, false); }
std::string make_gzip(const std::string& content) { return make({{"x", content}}, true); }

}  // namespace freshlegs::test
