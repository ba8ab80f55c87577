// A disk that fails on command, under SQLite: it loses what was not synced, as a power cut does, or is full.
#pragma once

#include <cstddef>
#include <cstdint>

namespace freshlegs::storage::test {

class FaultVfs {
 public:
  enum class Fault : std::uint8_t { none, power_cut, full };

  /// Becomes the default of every connection opened while it lives.
  FaultVfs();
  ~FaultVfs();
  FaultVfs(const FaultVfs&) = delete;
  FaultVfs& operator=(const FaultVfs&) = delete;

  /// At the operation of this number, counted from now: from a power cut on nothing works; a full disk
  /// refuses this one write and has room again afterwards.
  void plan(Fault fault, std::size_t at_operation);
  /// The fault has happened.
  [[nodiscard]] static bool struck();
  /// After every connection is closed: takes from the files what was never synced.
  void lose_unsynced();
};

}  // namespace freshlegs::storage::test
