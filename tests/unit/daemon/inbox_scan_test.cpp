#include "daemon/files/ignore_rules.h"
#include "daemon/service/scan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace freshlegs::service {
namespace {

using app::ignored_name;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

class MemoryFolder final : public Folder {
 public:
  std::map<std::filesystem::path, std::expected<std::vector<Entry>, std::error_code>> folders;

  [[nodiscard]] std::expected<std::vector<Entry>, std::error_code> list(
      const std::filesystem::path& folder) const override {
    const auto it = folders.find(folder);
    if (it == folders.end())
      return std::unexpected(std::make_error_code(std::errc::no_such_file_or_directory));
    return it->second;
  }
  [[nodiscard]] std::optional<Signature> look(const std::filesystem::path&) const override {
    return std::nullopt;
  }
};

Entry file(std::string name) { return {std::move(name), false, {1, 1, {}}}; }
Entry folder(std::string name) { return {std::move(name), true, {}}; }

struct Walk {
  std::vector<std::string> entered, files;
  std::error_code error;
  Walk(const Folder& disk, int depth)
      : error(scan(disk, "/in", depth,
                   {[this](const auto& path) { entered.push_back(path.string()); },
                    [this](const auto& path, const auto&) { files.push_back(path); }})) {}
};

TEST(InboxScan, meets_every_file_down_to_the_depth_and_no_deeper) {
  MemoryFolder disk;
  disk.folders["/in"] = std::vector{file("a.fit"), folder("x")};
  disk.folders["/in/x"] = std::vector{file("b.fit"), folder("y")};
  disk.folders["/in/x/y"] = std::vector{file("c.fit")};
  EXPECT_THAT(Walk(disk, 1).files, UnorderedElementsAre("/in/a.fit", "/in/x/b.fit"));
  EXPECT_THAT(Walk(disk, 2).files, UnorderedElementsAre("/in/a.fit", "/in/x/b.fit", "/in/x/y/c.fit"));
  EXPECT_THAT(Walk(disk, 1).entered, ElementsAre("/in", "/in/x"));
}

TEST(InboxScan, leaves_out_ignored_files_and_folders) {
  MemoryFolder disk;
  disk.folders["/in"] = std::vector{file("a.fit"), file("b.fit.part"), file(".hidden.fit"), folder("@eaDir")};
  disk.folders["/in/@eaDir"] = std::vector{file("a.fit")};
  EXPECT_THAT(Walk(disk, 3).files, ElementsAre("/in/a.fit"));
}

TEST(InboxScan, a_missing_inbox_is_an_error) {
  const Walk walk(MemoryFolder{}, 3);
  EXPECT_EQ(walk.error, std::errc::no_such_file_or_directory);
}

TEST(InboxScan, a_subfolder_that_vanishes_meanwhile_is_none) {
  MemoryFolder disk;
  disk.folders["/in"] = std::vector{folder("gone"), file("a.fit")};
  const Walk walk(disk, 3);
  EXPECT_FALSE(walk.error);
  EXPECT_THAT(walk.files, ElementsAre("/in/a.fit"));
}

TEST(InboxScan, an_unreadable_subfolder_makes_the_scan_incomplete_but_costs_only_itself) {
  MemoryFolder disk;
  disk.folders["/in"] = std::vector{folder("closed"), file("a.fit")};
  disk.folders["/in/closed"] = std::unexpected(std::make_error_code(std::errc::permission_denied));
  const Walk walk(disk, 3);
  EXPECT_EQ(walk.error, std::errc::permission_denied);
  EXPECT_THAT(walk.files, ElementsAre("/in/a.fit"));
}

TEST(IgnoreRules, half_written_and_private_names_are_ignored) {
  for (const char* name :
       {"", ".", ".a.fit", ".syncthing.a.fit.tmp", "a.fit.tmp", "a.fit.part", "a.FIT.PARTIAL", "a.filepart",
        "a.fit.crdownload", "a.fit~", "~syncthing~a.fit.tmp", "~syncthing~a.fit", ".stfolder", ".stversions",
        "@eaDir", "__MACOSX", "Thumbs.db", "desktop.ini"})
    EXPECT_TRUE(ignored_name(name)) << name;
}

TEST(IgnoreRules, recordings_are_not) {
  for (const char* name :
       {"a.fit", "A.FIT", "strong.csv", "export.zip", "partial.fit", "a", "Läufe 2026.csv", "~a.fit"})
    EXPECT_FALSE(ignored_name(name)) << name;
}

}  // namespace
}  // namespace freshlegs::service
