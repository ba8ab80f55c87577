// The state of the fold as bytes and back. A class lists its members in `template <class A> void archive(A& a)`;
// plain values, containers and matrices are known here. The bytes are a cache of this very program on this very
// machine (fold_version.h): nothing else ever reads them, so they hold values as they lie in memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace freshlegs::analysis {

namespace checkpoint {

template <class T, class Archive>
concept Lists = requires(T& value, Archive& archive) { value.archive(archive); };
/// An Eigen matrix whose size is part of its type.
template <class T>
concept Matrix = requires(T& m) {
  typename T::PlainObject;
  m.data();
  requires T::SizeAtCompileTime > 0;
};
template <class T>
concept Plain = std::is_trivially_copyable_v<T> && !std::is_pointer_v<T>;

}  // namespace checkpoint

class StateWriter {
 public:
  static constexpr bool kReads = false;

  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  [[nodiscard]] std::vector<std::byte> take() { return std::move(bytes_); }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (checkpoint::Lists<T, StateWriter>)
      const_cast<T&>(value).archive(*this);  // the same list serves reading
    else if constexpr (checkpoint::Matrix<T>)
      raw(value.data(), sizeof(typename T::Scalar) * T::SizeAtCompileTime);
    else {
      static_assert(checkpoint::Plain<T>, "list the members of this type in archive()");
      raw(&value, sizeof(T));
    }
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    put(value.first);
    put(value.second);
  }
  template <class T, std::size_t N>
  void put(const std::array<T, N>& values) {
    if constexpr (checkpoint::Plain<T>)
      raw(values.data(), sizeof(values));
    else
      for (const T& value : values) put(value);
  }
  void put(const std::string& text) {
    put(std::uint64_t{text.size()});
    raw(text.data(), text.size());
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put_all(values);
  }
  template <class T>
  void put(const std::deque<T>& values) {
    put_all(values);
  }
  template <class T>
  void put(const std::set<T>& values) {
    put_all(values);
  }
  template <class K, class V>
  void put(const std::map<K, V>& values) {
    put_all(values);
  }
  template <class Container>
  void put_all(const Container& values) {
    put(std::uint64_t{values.size()});
    for (const auto& value : values) put(value);
  }
  void raw(const void* from, std::size_t size) {
    const auto* bytes = static_cast<const std::byte*>(from);
    bytes_.insert(bytes_.end(), bytes, bytes + size);
  }

  std::vector<std::byte> bytes_;
};

/// Reads what a StateWriter wrote. Bytes that end early leave the rest as it was; then good() is false.
class StateReader {
 public:
  static constexpr bool kReads = true;

  explicit StateReader(std::span<const std::byte> bytes) : left_(bytes) {}

  template <class... T>
  void operator()(T&... values) {
    (get(values), ...);
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return left_.empty(); }

 private:
  template <class T>
  void get(T& value) {
    if constexpr (checkpoint::Lists<T, StateReader>)
      value.archive(*this);
    else if constexpr (checkpoint::Matrix<T>)
      raw(value.data(), sizeof(typename T::Scalar) * T::SizeAtCompileTime);
    else {
      static_assert(checkpoint::Plain<T>, "list the members of this type in archive()");
      raw(&value, sizeof(T));
    }
  }
  template <class T>
  void get(std::optional<T>& value) {
    bool there = false;
    get(there);
    value.reset();
    if (there) get(value.emplace());
  }
  template <class A, class B>
  void get(std::pair<A, B>& value) {
    get(value.first);
    get(value.second);
  }
  template <class T, std::size_t N>
  void get(std::array<T, N>& values) {
    if constexpr (checkpoint::Plain<T>)
      raw(values.data(), sizeof(values));
    else
      for (T& value : values) get(value);
  }
  void get(std::string& text) {
    text.resize(count());
    raw(text.data(), text.size());
  }
  template <class T>
  void get(std::vector<T>& values) {
    get_all(values);
  }
  template <class T>
  void get(std::deque<T>& values) {
    get_all(values);
  }
  template <class T>
  void get(std::set<T>& values) {
    values.clear();
    for (auto n = count(); n > 0; --n) {
      T value{};
      get(value);
      values.insert(std::move(value));
    }
  }
  template <class K, class V>
  void get(std::map<K, V>& values) {
    values.clear();
    for (auto n = count(); n > 0; --n) {
      K key{};
      get(key);
      get(values[std::move(key)]);
    }
  }
  template <class Container>
  void get_all(Container& values) {
    values.clear();
    for (auto n = count(); n > 0; --n) get(values.emplace_back());
  }
  /// Every element takes a byte at least: a claim beyond that is damage, and not worth the memory.
  std::size_t count() {
    std::uint64_t n = 0;
    get(n);
    if (n <= left_.size()) return static_cast<std::size_t>(n);
    good_ = false;
    return 0;
  }
  void raw(void* to, std::size_t size) {
    good_ = good_ && size <= left_.size();
    if (!good_) return;
    if (size > 0) std::memcpy(to, left_.data(), size);
    left_ = left_.subspan(size);
  }

  std::span<const std::byte> left_;
  bool good_ = true;
};

}  // namespace freshlegs::analysis
