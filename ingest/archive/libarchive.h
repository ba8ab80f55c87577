// libarchive, loaded when the first archive comes. Linked in the usual way it brings seven further libraries
// (XML and its character tables among them) into every start of a program that mostly reads single files.
#pragma once

#include <archive.h>
#include <archive_entry.h>

namespace freshlegs::archive {

/// The functions used here, each with the type that libarchive's own header gives it.
struct Libarchive {
  decltype(&archive_read_new) read_new;
  decltype(&archive_read_free) read_free;
  decltype(&archive_read_support_filter_gzip) support_gzip;
  decltype(&archive_read_support_format_zip_streamable) support_zip;
  decltype(&archive_read_support_format_raw) support_raw;
  decltype(&archive_read_open2) open;
  decltype(&archive_read_next_header) next_header;
  decltype(&archive_read_data_block) data_block;
  decltype(&archive_format) format;
  decltype(&archive_error_string) error_string;
  decltype(&archive_set_error) set_error;
  decltype(&archive_entry_filetype) entry_filetype;
  decltype(&archive_entry_pathname) entry_pathname;
  decltype(&archive_entry_pathname_utf8) entry_pathname_utf8;
  decltype(&archive_entry_is_encrypted) entry_is_encrypted;
};

/// nullptr if the library is not installed. Loaded once, kept to the end.
[[nodiscard]] const Libarchive* libarchive();

}  // namespace freshlegs::archive
