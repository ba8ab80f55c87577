#include "daemon/pipeline/load_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace freshlegs::app {
namespace {

namespace fs = std::filesystem;
using Kind = LoadFailure::Kind;

class LoadFile : public testing::Test {
 protected:
  LoadFile() {
    std::string pattern = (fs::temp_directory_path() / "load_file_XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~LoadFile() override { fs::remove_all(folder_); }
  fs::path write(const char* name, std::string_view text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  fs::path folder_;
};

TEST_F(LoadFile, GivesTheBytesUnderTheBaseName) {
  const auto loaded = load_file(write("a b.fit", std::string_view("x\0y", 3)));
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->name, "a b.fit");
  EXPECT_EQ(loaded->bytes.size(), 3U);
}

TEST_F(LoadFile, FollowsALinkToARegularFile) {
  write("target", "data");
  fs::create_symlink("target", folder_ / "link.fit");
  const auto loaded = load_file(folder_ / "link.fit");
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->name, "link.fit");
  EXPECT_EQ(loaded->bytes.size(), 4U);
}

TEST_F(LoadFile, DoesNotHangOnAFifoNorReadAFolder) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe.fit").c_str(), 0600), 0);
  fs::create_directory(folder_ / "dir.fit");
  EXPECT_EQ(load_file(folder_ / "pipe.fit").error().kind, Kind::not_a_file);
  EXPECT_EQ(load_file(folder_ / "dir.fit").error().kind, Kind::not_a_file);
}

TEST_F(LoadFile, NamesWhatIsMissingOrTooLarge) {
  EXPECT_EQ(load_file(folder_ / "nothing.fit").error().kind, Kind::gone);
  fs::create_symlink("nowhere", folder_ / "dangling.fit");
  EXPECT_EQ(load_file(folder_ / "dangling.fit").error().kind, Kind::gone);
  const auto big = write("big.fit", "");
  fs::resize_file(big, 2ULL << 30);  // sparse: costs no disk
  const auto refused = load_file(big);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::too_large);
  EXPECT_EQ(refused.error().reason.text, "The file has 2048 MiB; a recording has at most 64.");
}

TEST_F(LoadFile, DefersWhatMayNotBeRead) {
  const auto path = write("secret.fit", "x");
  fs::permissions(folder_, fs::perms::all);
  fs::permissions(path, fs::perms::none);
  const bool root = ::geteuid() == 0;  // permission checks do not bind root
  if (root) {
    ASSERT_EQ(::seteuid(65534), 0);
  }
  const auto refused = load_file(path);
  if (root) {
    ASSERT_EQ(::seteuid(0), 0);
  }
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Kind::deferred);
  EXPECT_EQ(refused.error().reason.code, "file.permission");
}

}  // namespace
}  // namespace freshlegs::app
