#include "ingest/archive/read_archive.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include "ingest/archive/libarchive.h"

namespace freshlegs::archive {
namespace {

using namespace std::string_view_literals;

struct CloseArchive {
  const Libarchive* library;
  void operator()(::archive* a) const { library->read_free(a); }
};
using Handle = std::unique_ptr<::archive, CloseArchive>;

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool is_gzip(std::string_view head) { return head.starts_with("\x1F\x8B"sv); }

/// Feeds libarchive from the injected function. An exception must not cross C code: it is kept and thrown
/// after.
struct Source {
  const Libarchive& library;
  const NextChunk& next;
  std::uint64_t bytes = 0;
  std::exception_ptr failure;

  static la_ssize_t read(::archive* a, void* self, const void** buffer) {
    auto& source = *static_cast<Source*>(self);
    try {
      const auto chunk = source.next();
      *buffer = chunk.data();
      source.bytes += chunk.size();
      return static_cast<la_ssize_t>(chunk.size());
    } catch (...) {
      source.failure = std::current_exception();
      source.library.set_error(a, -1, "reading failed");
      return -1;
    }
  }
};

/// "run.fit.gz" -> "run.fit".
std::string name_inside(std::string_view name) {
  const auto slash = name.rfind('/');
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  if (name.ends_with(".gz") || name.ends_with(".GZ")) name.remove_suffix(3);
  return std::string(name);
}

class Walk {
 public:
  Walk(const Libarchive& library, const OnEntry& on_entry, const OnRefused& on_refused, const Limits& limits)
      : lib_(library), on_entry_(on_entry), on_refused_(on_refused), limits_(limits) {}

  void walk(const NextChunk& next, std::string_view name, std::string_view prefix, int depth) {
    Source source{lib_, next, 0, nullptr};
    if (depth == 0) packed_ = &source.bytes;
    const Handle handle(lib_.read_new(), {&lib_});
    if (!handle) throw std::bad_alloc();
    lib_.support_gzip(handle.get());
    lib_.support_zip(handle.get());
    lib_.support_raw(handle.get());  // a gzip holds one nameless file
    const bool opened =
        lib_.open(handle.get(), &source, nullptr, Source::read, nullptr, nullptr) == ARCHIVE_OK;
    if (!opened) stop("archive.damaged", "The archive cannot be opened: " + error_of(handle.get()) + ".");
    while (opened && outcome_.whole && next_entry(handle.get(), name, prefix, depth)) {
    }
    if (depth == 0) outcome_.packed_bytes = source.bytes;
    if (source.failure) std::rethrow_exception(source.failure);
  }

  Outcome outcome_;

 private:
  [[nodiscard]] std::string error_of(::archive* a) const {
    const char* text = lib_.error_string(a);
    return text == nullptr ? "no reason given" : text;
  }

  void stop(std::string_view code, std::string text) {
    outcome_.whole = false;
    outcome_.error = Rejection{std::string(code), std::nullopt, PositionUnit::byte, std::move(text),
                               "What was read before is kept; download the archive again."};
  }

  void refuse(std::string_view name, std::string_view code, std::string text, std::string_view advice) {
    ++outcome_.refused;
    on_refused_(name, Rejection{std::string(code), std::nullopt, PositionUnit::byte, std::move(text),
                                std::string(advice)});
  }

  /// False at the end of the archive, or when the walk ends.
  bool next_entry(::archive* a, std::string_view name, std::string_view prefix, int depth) {
    archive_entry* entry = nullptr;
    const int result = lib_.next_header(a, &entry);
    if (result == ARCHIVE_EOF) return false;
    if (result < ARCHIVE_WARN) {
      stop("archive.damaged", "The archive is damaged after " + std::to_string(outcome_.entries) +
                                  " files: " + error_of(a) + ".");
      return false;
    }
    if (lib_.entry_filetype(entry) == AE_IFDIR) return true;
    if (++outcome_.entries > limits_.entries) {
      stop("archive.too_many", "The archive holds more than " + std::to_string(limits_.entries) + " files.");
      return false;
    }
    const bool nameless = lib_.format(a) == ARCHIVE_FORMAT_RAW;
    const char* inside = lib_.entry_pathname_utf8(entry);
    if (inside == nullptr) inside = lib_.entry_pathname(entry);
    const std::string path =
        std::string(prefix) + (nameless || inside == nullptr ? name_inside(name) : inside);
    if (lib_.entry_is_encrypted(entry) > 0) {
      refuse(path, "archive.encrypted", "The file lies encrypted in the archive.",
             "Unpack the archive and drop its files.");
      return true;
    }
    return hand_over(a, path, depth);
  }

  bool hand_over(::archive* a, const std::string& path, int depth) {
    if (!unpack(a, path)) return outcome_.whole;
    if (depth < limits_.depth && looks_like_archive(bytes_)) {
      const std::vector<std::byte> nested = std::move(bytes_);
      bytes_ = {};
      bool given = false;
      const NextChunk whole = [&]() -> std::span<const std::byte> {
        return std::exchange(given, true) ? std::span<const std::byte>{} : std::span<const std::byte>(nested);
      };
      --outcome_.entries;  // its content counts, not the wrapping
      walk_nested(whole, path, depth + 1);
      return outcome_.whole;
    }
    if (on_entry_(path, bytes_)) return true;
    outcome_.whole = false;
    return false;
  }

  /// A damaged archive inside costs only itself.
  void walk_nested(const NextChunk& next, const std::string& path, int depth) {
    const bool gzip = path.ends_with(".gz");
    const auto slash = path.rfind('/');
    const std::string prefix = gzip ? path.substr(0, slash == std::string::npos ? 0 : slash + 1) : path + "!";
    walk(next, path, prefix, depth);
    if (outcome_.whole || !outcome_.error || outcome_.error->code != "archive.damaged") return;
    refuse(path, outcome_.error->code, outcome_.error->text, outcome_.error->advice);
    outcome_.whole = true;
    outcome_.error.reset();
  }

  /// The entry into bytes_; false if it is refused.
  bool unpack(::archive* a, const std::string& path) {
    bytes_.clear();
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    for (;;) {
      const int result = lib_.data_block(a, &block, &size, &offset);
      if (result == ARCHIVE_EOF) return true;
      if (result < ARCHIVE_WARN) {
        refuse(path, "archive.entry", "The file is damaged inside the archive: " + error_of(a) + ".",
               "Download the archive again.");
        return false;
      }
      outcome_.unpacked_bytes += size;
      if (is_bomb()) return false;
      if (bytes_.size() + size > limits_.entry_bytes) {
        refuse(path, "archive.too_large",
               "The file is larger than " + std::to_string(limits_.entry_bytes >> 20) + " MiB unpacked.",
               "A recording is never that large; leave it out.");
        return false;
      }
      const auto* begin = static_cast<const std::byte*>(block);
      bytes_.insert(bytes_.end(), begin, begin + size);
    }
  }

  /// Against what was read of the outer archive: a small gzip inside it is not small for all that came before.
  bool is_bomb() {
    constexpr std::uint64_t kAllowance = 64ULL << 20;
    const auto packed = static_cast<double>(std::max<std::uint64_t>(*packed_, 1));
    const bool ratio = outcome_.unpacked_bytes > kAllowance &&
                       static_cast<double>(outcome_.unpacked_bytes) > limits_.ratio * packed;
    if (!ratio && outcome_.unpacked_bytes <= limits_.archive_bytes) return false;
    stop("archive.bomb", "The archive unpacks to far more than any training history holds.");
    return true;
  }

  const Libarchive& lib_;
  const OnEntry& on_entry_;
  const OnRefused& on_refused_;
  const Limits& limits_;
  const std::uint64_t* packed_ = nullptr;  ///< bytes read of the outer archive so far
  std::vector<std::byte> bytes_;
};

}  // namespace

bool looks_like_archive(std::span<const std::byte> head) {
  const auto text = text_of(head.first(std::min<std::size_t>(head.size(), 64)));
  const bool office = text.size() > 49 && text.substr(30, 19) == "[Content_Types].xml";
  return is_gzip(text) || ((text.starts_with("PK\x03\x04"sv) || text.starts_with("PK\x05\x06"sv)) && !office);
}

Outcome walk_archive(const NextChunk& next, std::string_view name, const OnEntry& on_entry,
                     const OnRefused& on_refused, const Limits& limits) {
  const Libarchive* library = libarchive();
  if (library == nullptr)
    return {.whole = false,
            .error = Rejection{"archive.no_library", std::nullopt, PositionUnit::byte,
                               "Archives cannot be read here: the library libarchive is missing.",
                               "Install libarchive13, or unpack the archive and drop its files."}};
  Walk walk(*library, on_entry, on_refused, limits);
  walk.walk(next, name, "", 0);
  return walk.outcome_;
}

}  // namespace freshlegs::archive
