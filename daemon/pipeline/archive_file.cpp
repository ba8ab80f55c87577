#include "daemon/pipeline/archive_file.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <vector>

#include "daemon/files/ignore_rules.h"
#include "ingest/sha256.h"

namespace freshlegs::app {
namespace {

constexpr std::size_t kChunk = 256 << 10;  // as large as reads from a disk stay worth it

/// The file piece by piece; an empty piece at the end.
class Pieces {
 public:
  Pieces(const OpenFile& file, const KeepGoing& keep_going) : file_(file), keep_going_(keep_going) {}

  std::span<const std::byte> next() {
    if (keep_going_ && !keep_going_()) throw Interrupted();
    const std::size_t got = file_.read(at_, buffer_);
    at_ += got;
    return std::span(buffer_).first(got);
  }

 private:
  const OpenFile& file_;
  const KeepGoing& keep_going_;
  std::uint64_t at_ = 0;
  std::vector<std::byte> buffer_ = std::vector<std::byte>(kChunk);
};

std::string_view base_name(std::string_view path) {
  const auto cut = path.find_last_of("/!");
  return cut == std::string_view::npos ? path : path.substr(cut + 1);
}

bool is_of_interest(std::string_view path) {
  for (const auto part : path | std::views::split('/')) {
    const std::string_view name(part.begin(), part.end());
    if (!name.empty() && ignored_name(name)) return false;
  }
  return true;
}

std::span<const std::byte> head_of(const OpenFile& file, std::span<std::byte> buffer) {
  return buffer.first(file.read(0, buffer));
}

bool is_gzip(std::span<const std::byte> head) {
  return head.size() > 1 && head[0] == std::byte{0x1F} && head[1] == std::byte{0x8B};
}

}  // namespace

bool is_archive(const OpenFile& file) {
  std::array<std::byte, 64> buffer;
  return archive::looks_like_archive(head_of(file, buffer));
}

Hash hash_of(const OpenFile& file, const KeepGoing& keep_going) {
  Pieces pieces(file, keep_going);
  Sha256 sum;
  for (auto piece = pieces.next(); !piece.empty(); piece = pieces.next()) sum.add(piece);
  return sum.result();
}

archive::Outcome walk(const OpenFile& file, const KeepGoing& keep_going, const TakeEntry& take,
                      const RefuseEntry& refuse) {
  std::array<std::byte, 64> buffer;
  const bool lone = is_gzip(head_of(file, buffer));
  const auto name_of = [&](std::string_view path) {
    return lone && !path.contains('!') ? file.name() : file.name() + "!" + std::string(path);
  };
  Pieces pieces(file, keep_going);
  return archive::walk_archive([&] { return pieces.next(); }, file.name(),
                               [&](std::string_view path, std::span<const std::byte> bytes) {
                                 if (is_of_interest(path)) take({name_of(path), base_name(path), bytes});
                                 return true;
                               },
                               [&](std::string_view path, const Rejection& why) {
                                 if (is_of_interest(path)) refuse(name_of(path), why);
                               });
}

}  // namespace freshlegs::app
