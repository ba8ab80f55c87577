#include "daemon/views/csv.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "report_findings.h"

namespace freshlegs::app::views {
namespace {

std::size_t columns(const std::string& line) {
  return static_cast<std::size_t>(std::ranges::count(line, ',')) + 1;
}

TEST(Csv, OneRowOneThingAndAHeaderWithoutAny) {
  const Knowledge knowledge = season_knowledge();
  for (const auto list : kLists) {
    const std::string full = list_csv(knowledge, list), empty = list_csv({}, list);
    EXPECT_EQ(std::ranges::count(empty, '\n'), 1) << list;
    EXPECT_TRUE(full.starts_with(empty)) << list << ": " << empty << full.substr(0, 300);
    EXPECT_GT(columns(empty), 4U) << list;
  }
  const auto runs = list_csv(knowledge, "runs");
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(runs, '\n')), knowledge.findings.runs.size() + 1);
}

TEST(Csv, TextIsQuotedAndMissingIsEmpty) {
  Knowledge knowledge = season_knowledge();
  auto& session = knowledge.findings.sessions.back();
  session.plan.title = "Legs, \"heavy\"";
  session.volume_kg.reset();
  const auto text = list_csv(knowledge, "leg_sessions");
  EXPECT_NE(text.find("\"Legs, \"\"heavy\"\"\""), std::string::npos) << text;
  EXPECT_EQ(text.find("null"), std::string::npos);
}

}  // namespace
}  // namespace freshlegs::app::views
