// Column names to column numbers. Names are compared folded (text.h), never by position.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace freshlegs::csv {

class Header {
 public:
  Header() = default;
  explicit Header(std::span<const std::string_view> cells);

  /// The column of that name; of several the one after `nth` others.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view name, std::size_t nth = 0) const;
  [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }  ///< folded

 private:
  std::vector<std::string> names_;
};

}  // namespace freshlegs::csv
