#include "ingest/archive/libarchive.h"

#include <dlfcn.h>

namespace freshlegs::archive {
namespace {

constexpr const char* kLibrary = "libarchive.so.13";  // the version since 2012; its header is compiled in

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

bool load(Libarchive& a) {
  void* library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return false;
  return find(library, "archive_read_new", a.read_new) && find(library, "archive_read_free", a.read_free) &&
         find(library, "archive_read_support_filter_gzip", a.support_gzip) &&
         find(library, "archive_read_support_format_zip_streamable", a.support_zip) &&
         find(library, "archive_read_support_format_raw", a.support_raw) &&
         find(library, "archive_read_open2", a.open) &&
         find(library, "archive_read_next_header", a.next_header) &&
         find(library, "archive_read_data_block", a.data_block) &&
         find(library, "archive_format", a.format) &&
         find(library, "archive_error_string", a.error_string) &&
         find(library, "archive_set_error", a.set_error) &&
         find(library, "archive_entry_filetype", a.entry_filetype) &&
         find(library, "archive_entry_pathname", a.entry_pathname) &&
         find(library, "archive_entry_pathname_utf8", a.entry_pathname_utf8) &&
         find(library, "archive_entry_is_encrypted", a.entry_is_encrypted);
}

}  // namespace

const Libarchive* libarchive() {
  static Libarchive functions{};
  static const bool loaded = load(functions);
  return loaded ? &functions : nullptr;
}

}  // namespace freshlegs::archive
