// The [[csv]] entries of config.toml: what they hold and how mistakes are told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/config/config_file.h"

namespace freshlegs::app {
namespace {

using testing::HasSubstr;

std::expected<Settings, ConfigError> parse(std::string_view text) {
  return parse_config(text, Settings{}, [](const std::string&) { return std::nullopt; });
}

TEST(CsvMappings, AreReadWhole) {
  const auto settings = parse(
      "weight_unit = \"lb\"\n[[csv]]\nname = \"lifts\"\nkind = \"sets\"\n"
      "columns = { start = \"Day\", exercise = \"Lift\", weight = \"Load\" }\nunits.weight = \"kg\"\n"
      "date_order = \"month_first\"\ndecimal = \"comma\"\n"
      "[[csv]]\nname = \"walks\"\nkind = \"activities\"\ncolumns.start = \"When\"\nsport = \"Walking\"\n");
  ASSERT_TRUE(settings) << settings.error().text;
  ASSERT_EQ(settings->csv_mappings.size(), 2U);
  const auto& lifts = settings->csv_mappings[0];
  EXPECT_EQ(lifts.kind, csv::Mapping::Kind::sets);
  EXPECT_EQ(lifts.columns.at("exercise"), "Lift");
  EXPECT_EQ(lifts.units.at("weight"), "kg");
  EXPECT_EQ(lifts.date_order, csv::DateOrder::month_first);
  EXPECT_EQ(lifts.decimal, csv::Decimal::comma);
  EXPECT_EQ(settings->csv_mappings[1].sport, "Walking");
}

TEST(CsvMappings, MistakesAreToldWithTheNearestWord) {
  const std::pair<const char*, const char*> mistakes[] = {
      {"[[csv]]\nkind = \"sets\"\ncolumns = {}\n", "needs name"},
      {"[[csv]]\nname = \"a\"\nkind = \"set\"\n", "did you mean \"sets\""},
      {"[[csv]]\nname = \"a\"\nkind = \"sets\"\ncolumns = { start = \"D\", exercize = \"L\" }\n",
       "did you mean \"exercise\""},
      {"[[csv]]\nname = \"a\"\nkind = \"sets\"\ncolumns = { start = \"D\" }\n", "need exercise"},
      {"[[csv]]\nname = \"a\"\nkind = \"sets\"\ncolumns = { start = \"D\", exercise = \"L\" }\nunits.weight "
       "= "
       "\"stone\"\n",
       "there is no unit of weight \"stone\""},
      {"[[csv]]\nname = \"a\"\nkind = \"sets\"\ncolumns = { start = 3, exercise = \"L\" }\n",
       "start must be a text"},
      {"[[csv]]\nname = \"a\"\nkinds = \"sets\"\n", "did you mean \"kind\""},
      {"csv = 3\n", "[[csv]]"},
  };
  for (const auto& [text, told] : mistakes) {
    const auto settings = parse(text);
    ASSERT_FALSE(settings) << text;
    EXPECT_THAT(settings.error().text, HasSubstr(told));
    EXPECT_GT(settings.error().line, 0) << text;
  }
}

}  // namespace
}  // namespace freshlegs::app
