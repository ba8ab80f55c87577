#include "daemon/config/config_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "daemon/config/config_keys.h"
#include "daemon/config/nearest.h"

namespace freshlegs::app {
namespace {

Environment environment(std::map<std::string, std::string> values) {
  return [values](const std::string& name) -> std::optional<std::string> {
    const auto it = values.find(name);
    return it == values.end() ? std::nullopt : std::optional(it->second);
  };
}

const Environment kHome = environment({{"HOME", "/home/ada"}});

std::expected<Settings, ConfigError> parse(std::string_view text) {
  return parse_config(text, default_settings(kHome), kHome);
}

TEST(Config, EmptyTextIsTheDefaults) {
  const auto settings = parse("");
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->inboxes.front(), "/home/ada/FreshLegs/inbox");
  EXPECT_EQ(settings->settle, std::chrono::milliseconds(2000));
  EXPECT_EQ(settings->notifications.most_per_day, 3);
}

TEST(Config, ReadsEveryKind) {
  const auto settings = parse(
      "inbox = [\"~/a\", \"/b\"]\nweight_unit = \"lb\"\nhome_zone = \"Europe/Berlin\"\n"
      "[watch]\nsettle_ms = 20\n[notifications]\nquiet_hours = \"21:30-06:15\"\n"
      "[profile]\ngoal = \"hybrid\"\nresting_heart_rate = 48\nthreshold_heart_rate = 171\nzones = [120, 135, 150, 168]\n[exercises]\n\"Sled\" = 0.9\n");
  ASSERT_TRUE(settings) << settings.error().text;
  EXPECT_EQ(settings->inboxes[0], "/home/ada/a");
  EXPECT_EQ(settings->inboxes[1], "/b");
  EXPECT_TRUE(settings->units.pounds);
  EXPECT_EQ(settings->home_zone, "Europe/Berlin");
  EXPECT_EQ(settings->settle, std::chrono::milliseconds(20));
  EXPECT_EQ(settings->notifications.quiet.from, std::chrono::minutes(21 * 60 + 30));
  EXPECT_EQ(settings->notifications.quiet.to, std::chrono::minutes(6 * 60 + 15));
  EXPECT_EQ(settings->profile.goal, analysis::Goal::hybrid);
  EXPECT_EQ(settings->profile.hr_rest_bpm, 48);
  EXPECT_EQ(settings->profile.threshold_hr_bpm, 171);
  EXPECT_EQ(settings->profile.zones_bpm, (std::vector<double>{120, 135, 150, 168}));
  EXPECT_EQ(settings->exercise_share.at("Sled"), 0.9);
}

struct Bad {
  const char* text;
  int line;
  const char* says;
};

class ConfigMistakes : public testing::TestWithParam<Bad> {};

TEST_P(ConfigMistakes, AreNamedWithTheirLine) {
  const auto settings = parse(GetParam().text);
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().line, GetParam().line);
  EXPECT_NE(settings.error().text.find(GetParam().says), std::string::npos) << settings.error().text;
}

INSTANTIATE_TEST_SUITE_P(
    All, ConfigMistakes,
    testing::Values(Bad{"imbox = [\"/a\"]", 1, "did you mean \"inbox\""},
                    Bad{"\n[notification]\nenabled = true", 2, "did you mean \"notifications\""},
                    Bad{"[watch]\ndepth = -1", 2, "from 0 to 16"}, Bad{"[watch]\ndepth = \"3\"", 2, "number"},
                    Bad{"show = \"yards\"", 1, "\"km\" \"mi\""}, Bad{"inbox = [\"a/b\"]", 1, "absolute"},
                    Bad{"inbox = [3]", 1, "list of folders"},
                    Bad{"inbox = [3, \"/a\"]", 1, "wrong kind"},
                    Bad{"[profile]\nzones = [120, 135, 135, 168]", 2, "four whole numbers"},
                    Bad{"[profile]\nzones = [120, 135, 150]", 2, "four whole numbers"}, Bad{"home_zone = \"Mars/Base\"", 1, "zone name"},
                    Bad{"[notifications]\nquiet_hours = \"25:00-07:00\"", 2, "22:00-07:00"},
                    Bad{"[exercises]\nSled = 3", 2, "leg share"}, Bad{"show = ", 1, ""}));

TEST(Config, TemplateWithEveryKeyUncommentedParses) {
  std::istringstream lines(config_template());
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    const bool setting = line.starts_with("# ") && line.find(" = ") != std::string::npos;
    text += (setting ? line.substr(2) : line) + "\n";
  }
  const auto settings = parse(text);
  ASSERT_TRUE(settings) << settings.error().text << " in line " << settings.error().line << "\n" << text;
  for (const auto& key : config_keys())
    EXPECT_NE(text.find(std::string(key.name) + " = "), std::string::npos);
  EXPECT_TRUE(parse(config_template()));
}

TEST(Config, AFolderOfTheTemplateHasRoomBesideTheOtherKeys) {
  std::string text = config_template();
  for (const std::string commented : {"# settle_ms", "#[[watch]]", "#folder", "#comes_and_goes"}) {
    const auto at = text.find("\n" + commented) + 1;
    text.erase(at, text[at + 1] == ' ' ? 2 : 1);
  }
  const auto settings = parse(text);
  ASSERT_TRUE(settings) << settings.error().text << " in line " << settings.error().line << "\n" << text;
  ASSERT_EQ(settings->watches.size(), 1U);
  EXPECT_TRUE(settings->watches[0].comes_and_goes);
}

TEST(Config, SaysWhatToDoWhereAnOlderFileHasNoRoomForAFolder) {
  const auto wrong = parse("[watch]\nsettle_ms = 20\n[[watch]]\nfolder = \"/a\"\n");
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().text.find("take the line [watch] out"), std::string::npos) << wrong.error().text;
  EXPECT_TRUE(parse("settle_ms = 20\n[[watch]]\nfolder = \"/a\"\n"));
}

TEST(Paths, FollowXdgAndIgnoreRelativeValues) {
  const auto plain = default_paths(kHome);
  EXPECT_EQ(plain.database, "/home/ada/.local/share/freshlegs/freshlegs.db");
  EXPECT_EQ(plain.config_file, "/home/ada/.config/freshlegs/config.toml");
  const auto xdg = default_paths(
      environment({{"HOME", "/home/ada"}, {"XDG_DATA_HOME", "/data"}, {"XDG_STATE_HOME", "relative"}}));
  EXPECT_EQ(xdg.database, "/data/freshlegs/freshlegs.db");
  EXPECT_EQ(xdg.state_dir, "/home/ada/.local/state/freshlegs");
  EXPECT_THROW(default_paths(environment({})), std::runtime_error);
}

TEST(Nearest, FindsSlipsButNoStrangers) {
  const std::vector<std::string> words{"runs", "sessions", "alerts", "status"};
  EXPECT_EQ(nearest("rnus", words), "runs");
  EXPECT_EQ(nearest("sesions", words), "sessions");
  EXPECT_EQ(nearest("statsu", words), "status");
  EXPECT_EQ(nearest("weather", words), std::nullopt);
}

}  // namespace
}  // namespace freshlegs::app
