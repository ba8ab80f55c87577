#include "storage/fields.h"

namespace freshlegs::storage {
namespace {

// Beyond 2^50 thousandths the division below is no longer sure to round back.
constexpr double kMaxThousandths = 0x1p50;

std::optional<std::int64_t> thousandths_of(double value) {
  const double scaled = value * 1000;
  if (!(std::abs(scaled) < kMaxThousandths)) return std::nullopt;
  const auto whole = static_cast<std::int64_t>(std::llround(scaled));
  const double back = static_cast<double>(whole) / 1000;
  if (std::bit_cast<std::uint64_t>(back) != std::bit_cast<std::uint64_t>(value)) return std::nullopt;
  return whole;
}

}  // namespace

void FieldWriter::operator()(unsigned tag, double value) {
  if (const auto whole = thousandths_of(value)) {
    key(tag, form::kThousandths);
    put_varint(out_, zigzag(*whole));
    return;
  }
  key(tag, form::kDouble);
  const auto bits = std::bit_cast<std::uint64_t>(value);
  for (unsigned shift = 0; shift < 64; shift += 8) out_.push_back(static_cast<std::byte>(bits >> shift));
}

void FieldReader::next_key() {
  key_.reset();
  if (rest_.empty()) return;
  key_ = take_varint(rest_);
  if (!key_) fail();
}

void FieldReader::skip() {
  switch (found_form()) {
    case form::kDouble: {
      double ignored = 0;
      take(ignored);
      return;
    }
    case form::kBytes:
      content();
      return;
    default:
      number(found_form());
  }
}

std::int64_t FieldReader::number(unsigned wanted_form) {
  const auto value = found_form() == wanted_form ? take_varint(rest_) : std::nullopt;
  if (!value) {
    fail();
    return 0;
  }
  next_key();
  return unzigzag(*value);
}

std::span<const std::byte> FieldReader::content() {
  const auto size = found_form() == form::kBytes ? take_varint(rest_) : std::nullopt;
  if (!size || *size > rest_.size()) {
    fail();
    return {};
  }
  const auto found = rest_.first(*size);
  rest_ = rest_.subspan(*size);
  next_key();
  return found;
}

void FieldReader::take(double& value) {
  if (found_form() != form::kDouble) {
    value = static_cast<double>(number(form::kThousandths)) / 1000;
    return;
  }
  if (rest_.size() < 8) return fail();
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits |= std::to_integer<std::uint64_t>(rest_[i]) << (8 * i);
  value = std::bit_cast<double>(bits);
  rest_ = rest_.subspan(8);
  next_key();
}

void FieldReader::take(std::string& value) {
  const auto found = content();
  value.assign(reinterpret_cast<const char*>(found.data()), found.size());
}

}  // namespace freshlegs::storage
