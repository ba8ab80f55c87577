// The database or its disk let us down: an exception, because no caller can go on as if nothing had happened.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace freshlegs::storage {

/// What a caller can do about it: busy, full and io are worth a retry later; the others need a person.
enum class Trouble : std::uint8_t {
  missing,   ///< there is no database yet
  busy,      ///< another program holds the write lock longer than our patience
  full,      ///< no space left
  readonly,  ///< no permission to write
  io,        ///< the disk refused
  corrupt,   ///< damaged; nothing may be written to it
  newer,     ///< made by a newer freshlegs
  older,     ///< needs a migration, and was opened for reading only
  foreign,   ///< some other program's database
  other,     ///< a broken promise of ours, such as a constraint
};

/// `what()` is one plain sentence that names the file and ends with the words of SQLite or of the system.
class Error : public std::runtime_error {
 public:
  Error(Trouble trouble, std::filesystem::path path, int code, const std::string& sentence)
      : std::runtime_error(sentence), trouble_(trouble), path_(std::move(path)), code_(code) {}

  [[nodiscard]] Trouble trouble() const { return trouble_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  /// Extended SQLite result code, or errno where the file could not even be made.
  [[nodiscard]] int code() const { return code_; }
  /// Trying again later may well succeed without anybody doing anything here.
  [[nodiscard]] bool may_pass() const {
    return trouble_ == Trouble::busy || trouble_ == Trouble::full || trouble_ == Trouble::io;
  }

 private:
  Trouble trouble_;
  std::filesystem::path path_;
  int code_;
};

/// Stored bytes that are not what was written: a value, because only this one blob is lost.
struct Damage {
  std::string text;  ///< one plain sentence
  friend bool operator==(const Damage&, const Damage&) = default;
};

}  // namespace freshlegs::storage
