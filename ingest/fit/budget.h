// What a file may cost in memory: a multiple of its own size, whatever it declares.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace freshlegs::fit {

class Budget {
 public:
  /// Twice the file and 16 MiB on top. An honest hour at one sample a second and 20 channels takes 0.3 MB, so
  /// only files that declare far more than they hold come near it.
  explicit Budget(std::size_t file_bytes) : left_(2 * file_bytes + (std::size_t{16} << 20)) {}

  /// False, and nothing taken, if less than that is left.
  [[nodiscard]] bool take(std::size_t bytes) {
    if (bytes > left_) {
      ++refused_;
      return false;
    }
    left_ -= bytes;
    return true;
  }
  [[nodiscard]] std::size_t refused() const { return refused_; }

 private:
  std::size_t left_;
  std::size_t refused_ = 0;
};

/// Appends unless the budget refuses. A list grows by half: while it moves, old and new hold two and a half times
/// what is in it, where doubling would hold three times.
template <class T>
void keep(std::vector<T>& list, T item, Budget& budget) {
  if (!budget.take(2 * sizeof(T))) return;
  if (list.size() == list.capacity()) list.reserve(list.size() + list.size() / 2 + 16);
  list.push_back(std::move(item));
}

}  // namespace freshlegs::fit
