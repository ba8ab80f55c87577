// An intake on a folder and a database of its own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "daemon/pipeline/intake.h"
#include "storage/database.h"
#include "storage/facts.h"
#include "tests/support/fit_writer.h"

namespace freshlegs::app {

namespace fs = std::filesystem;
using test::BaseType;

/// A minute of running at one sample a second.
inline std::vector<std::byte> run_file(std::uint32_t start) {
  test::FitWriter fit;
  fit.define(0, 0, {{0, BaseType::enum8}, {1, BaseType::uint16}, {4, BaseType::uint32}});
  fit.message(0, {4, 1, start});
  fit.define(1, 20, {{253, BaseType::uint32}, {3, BaseType::uint8}, {6, BaseType::uint16}});
  for (std::uint32_t s = 0; s < 60; ++s) fit.message(1, {start + s, 140, 3000});
  fit.define(2, 18, {{253, BaseType::uint32}, {2, BaseType::uint32}, {5, BaseType::enum8}});
  fit.message(2, {start + 60, start, 1});
  return fit.finish();
}

inline constexpr std::uint32_t kStart = 1'100'000'000;

class IntakeTest : public testing::Test {
 protected:
  IntakeTest() {
    std::string pattern = (fs::temp_directory_path() / "intake_XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    database_.emplace(folder_ / "db", storage::Database::Options{storage::Access::create});
  }
  ~IntakeTest() override {
    database_.reset();
    fs::remove_all(folder_);
  }

  fs::path write(const std::string& name, std::span<const std::byte> bytes) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream out(folder_ / name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return folder_ / name;
  }
  fs::path write(const std::string& name, std::string_view text) {
    return write(name, std::as_bytes(std::span(text)));
  }
  /// Takes and commits one file with an intake of its own, as after a restart.
  TakenFile take(const fs::path& path) {
    Intake intake(*database_, Settings{});
    const TakenFile taken = intake.take(path);
    intake.commit();
    return taken;
  }
  storage::Counts counts() { return storage::Facts(*database_).counts(); }

  fs::path folder_;
  std::optional<storage::Database> database_;
};

}  // namespace freshlegs::app
