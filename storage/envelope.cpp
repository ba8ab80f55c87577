#include "storage/envelope.h"

#include <zstd.h>

#include <new>
#include <string>

#include "storage/checksum.h"

namespace freshlegs::storage {
namespace {

constexpr std::byte kPlain{0};
constexpr std::byte kZstd{1};
constexpr std::size_t kChecksumSize = 4;
// Below this a zstd frame's own header and tables eat what it saves.
constexpr std::size_t kWorthPacking = 64;
// Measured on 69 real FIT files, after the differences of series.h: 0.0768 of the FIT bytes at level 1 as at
// level 3, 0.0749 at level 9 for six times the work.
constexpr int kLevel = 1;

void put_checksum(Bytes& blob) {
  const std::uint32_t crc = crc32c(blob);
  for (unsigned shift = 0; shift < 32; shift += 8) blob.push_back(static_cast<std::byte>(crc >> shift));
}

bool checksum_holds(std::span<const std::byte> blob) {
  const std::size_t body = blob.size() - kChecksumSize;
  std::uint32_t stored = 0;
  for (std::size_t i = 0; i < kChecksumSize; ++i)
    stored |= std::to_integer<std::uint32_t>(blob[body + i]) << (8 * i);
  return stored == crc32c(blob.first(body));
}

}  // namespace

struct Envelope::Space {
  struct Free {
    void operator()(ZSTD_CCtx* c) const { ZSTD_freeCCtx(c); }
    void operator()(ZSTD_DCtx* d) const { ZSTD_freeDCtx(d); }
  };
  std::unique_ptr<ZSTD_CCtx, Free> packer{ZSTD_createCCtx()};
  std::unique_ptr<ZSTD_DCtx, Free> unpacker{ZSTD_createDCtx()};
  Bytes frame;
};

Envelope::Envelope() : space_(std::make_unique<Space>()) {
  if (!space_->packer || !space_->unpacker) throw std::bad_alloc();
}
Envelope::~Envelope() = default;
Envelope::Envelope(Envelope&&) noexcept = default;
Envelope& Envelope::operator=(Envelope&&) noexcept = default;

Bytes Envelope::seal(std::span<const std::byte> content) {
  std::span<const std::byte> payload = content;
  std::byte form = kPlain;
  if (content.size() >= kWorthPacking) {
    auto& frame = space_->frame;
    frame.resize(ZSTD_compressBound(content.size()));
    const std::size_t size = ZSTD_compressCCtx(space_->packer.get(), frame.data(), frame.size(),
                                               content.data(), content.size(), kLevel);
    if (ZSTD_isError(size) == 0 && size < content.size()) {
      form = kZstd;
      payload = std::span(frame).first(size);
    }
  }
  Bytes blob;
  blob.reserve(payload.size() + 10 + kChecksumSize);
  blob.push_back(form);
  put_varint(blob, content.size());
  blob.insert(blob.end(), payload.begin(), payload.end());
  put_checksum(blob);
  return blob;
}

std::expected<Bytes, Damage> Envelope::open(std::span<const std::byte> blob, std::size_t limit) {
  if (blob.size() < 2 + kChecksumSize) return std::unexpected(Damage{"A stored blob is cut short."});
  if (!checksum_holds(blob)) return std::unexpected(Damage{"A stored blob does not match its checksum."});
  const std::byte form = blob[0];
  auto payload = blob.first(blob.size() - kChecksumSize).subspan(1);
  const auto size = take_varint(payload);
  if (!size || *size > limit) return std::unexpected(Damage{"A stored blob claims an impossible size."});
  if (form == kPlain && *size == payload.size()) return Bytes(payload.begin(), payload.end());
  if (form != kZstd) return std::unexpected(Damage{"A stored blob has an unknown form."});
  // A frame that knows its own size is the only kind we write; so a junk claim cannot make us allocate for
  // nothing.
  if (ZSTD_getFrameContentSize(payload.data(), payload.size()) != *size)
    return std::unexpected(Damage{"A stored blob does not hold what it claims."});
  Bytes content(*size);
  const std::size_t got = ZSTD_decompressDCtx(space_->unpacker.get(), content.data(), content.size(),
                                              payload.data(), payload.size());
  if (ZSTD_isError(got) != 0 || got != *size)
    return std::unexpected(Damage{"A stored blob cannot be unpacked."});
  return content;
}

}  // namespace freshlegs::storage
