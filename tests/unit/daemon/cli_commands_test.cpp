#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "daemon/cli/files_below.h"
#include "daemon/cli/table.h"
#include "tests/unit/daemon/cli_home.h"

namespace freshlegs::cli {
namespace {

TEST_F(Cli, MistakesNameWhatWasMeant) {
  EXPECT_EQ(run({"rnus"}), ExitCode::usage);
  EXPECT_EQ(err(), "freshlegs: there is no command \"rnus\". Did you mean \"runs\"?\n");
  EXPECT_EQ(run({"runs", "--jsn"}), ExitCode::usage);
  EXPECT_EQ(err(), "freshlegs: there is no option \"--jsn\". Did you mean \"--json\"?\n");
  EXPECT_EQ(run({"runs", "--since", "yesterday"}), ExitCode::usage);
  EXPECT_EQ(err(), "freshlegs: \"yesterday\" is no date; write it as 2026-10-15.\n");
  EXPECT_EQ(run({}), ExitCode::usage);
  EXPECT_EQ(out(), "");
}

TEST_F(Cli, MistakesSayWhatIsMissing) {
  const std::map<std::vector<std::string>, std::string> said{
      {{"ingest"}, "ingest needs PATH. See: freshlegs ingest --help"},
      {{"runs", "--since"}, "--since needs YYYY-MM-DD. See: freshlegs runs --help"},
      {{"runs", "sessions"}, "\"sessions\" is one argument too many."},
      {{"runs", "--json=perhaps"}, "--json = perhaps cannot be understood. See: freshlegs runs --help"},
      {{"explain", "--json", "--html", "x"}, "--json and --html do not go together."},
      {{"completion", "tcsh"}, "shell: \"tcsh\" is none of bash, fish, zsh."},
      {{"forget"}, "Say what to forget: an activity, or --before with a day."},
      {{"explain", "advice/none"}, "No such advice is given today. freshlegs explain today lists what is."}};
  for (const auto& [typed, sentence] : said) {
    EXPECT_EQ(run(typed), ExitCode::usage) << sentence;
    EXPECT_EQ(err(), "freshlegs: " + sentence + "\n");
  }
}

TEST_F(Cli, WhatIsUnknownHasTheSameExitCodeEverywhere) {
  const std::vector<std::vector<std::string>> asking{{"explain", "x"},
                                                     {"export", "--samples", "x"},
                                                     {"export", "--windows", "x"},
                                                     {"label", "x", "legs"},
                                                     {"note", "rpe", "6", "--run", "x"},
                                                     {"forget", "x"}};
  for (const auto& typed : asking) {
    EXPECT_EQ(run(typed), ExitCode::failed) << typed.front();
    EXPECT_EQ(err(), "freshlegs: Nothing is recorded yet. Take files in with: freshlegs ingest PATH...\n");
  }
  EXPECT_EQ(run({"ingest", file("in/empty.fit", "").string()}), ExitCode::done);
  for (const auto& typed : asking) {
    EXPECT_EQ(run(typed), ExitCode::usage) << typed.front();
    EXPECT_TRUE(err().starts_with("freshlegs: There is no ")) << err();
    EXPECT_NE(err().find("\"x\""), std::string::npos) << err();
  }
}

TEST_F(Cli, ComplaintsFitTheTerminalButPathsAndCommandsStayWhole) {
  EXPECT_EQ(run({"ingest", file("in/empty.fit", "").string()}), ExitCode::done);
  EXPECT_EQ(run({"explain", "2019-01-01"}), ExitCode::usage);
  EXPECT_EQ(err(),
            "freshlegs: There is no run or session on 2019-01-01. freshlegs summary 2019-01-01 shows what is "
            "known of "
            "it.\n")
      << "for programs and files: one line";
  err_is_terminal_ = true;
  columns_ = 60;
  EXPECT_EQ(run({"explain", "2019-01-01"}), ExitCode::usage);
  EXPECT_EQ(err(),
            "freshlegs: There is no run or session on 2019-01-01.\n"
            "  freshlegs summary 2019-01-01 shows what is known of it.\n");
  EXPECT_EQ(run({"ingest", "/nowhere/My exports of last winter/run 1.fit"}), ExitCode::io);
  EXPECT_EQ(err(),
            "freshlegs: There is no file or folder\n  /nowhere/My exports of last winter/run 1.fit.\n");
}

TEST_F(Cli, HelpAndVersionAreAnswers) {
  EXPECT_EQ(run({"--help"}), ExitCode::done);
  EXPECT_NE(out().find("ingest"), std::string::npos);
  EXPECT_EQ(run({"--version"}), ExitCode::done);
  EXPECT_TRUE(out().starts_with("freshlegs ")) << out();
  EXPECT_EQ(err(), "");
}

TEST_F(Cli, ReadingNothingIsNoError) {
  for (const char* command : {"runs", "sessions", "alerts", "summary"}) {
    EXPECT_EQ(run({command}), ExitCode::done);
    EXPECT_TRUE(out().starts_with("Nothing recorded yet.")) << command;
    EXPECT_EQ(run({command, "--json"}), ExitCode::done);
    EXPECT_EQ(nlohmann::json::parse(out())["schema"], std::string("freshlegs.") + command + "/1");
  }
  EXPECT_EQ(run({"status", "--json"}), ExitCode::done);
  EXPECT_EQ(nlohmann::json::parse(out())["files"]["ingested"], 0);
  EXPECT_EQ(run({"export", "--json"}), ExitCode::done);
  EXPECT_FALSE(fs::exists(home_ / ".local")) << "reading makes no folder";
}

TEST_F(Cli, InitMakesEverythingOnce) {
  EXPECT_EQ(run({"init"}), ExitCode::done);
  EXPECT_TRUE(fs::exists(home_ / ".config/freshlegs/config.toml"));
  for (const char* folder : {"FreshLegs/inbox", "FreshLegs/summaries", ".local/share/freshlegs"})
    EXPECT_EQ(fs::status(home_ / folder).permissions(), fs::perms::owner_all) << folder;
  EXPECT_NE(out().find("systemctl --user enable --now freshlegsd"), std::string::npos);
  std::ofstream(home_ / ".config/freshlegs/config.toml") << "show = \"mi\"\n";
  EXPECT_EQ(run({"init"}), ExitCode::done);
  EXPECT_EQ(fs::file_size(home_ / ".config/freshlegs/config.toml"), 12u) << "what is there stays";
}

TEST_F(Cli, ABrokenConfigurationSaysWhere) {
  const auto config = file("c.toml", "\nshwo = \"mi\"\n");
  EXPECT_EQ(run({"runs", "--config", config.string()}), ExitCode::configuration);
  EXPECT_NE(err().find("line 2"), std::string::npos) << err();
  EXPECT_EQ(run({"--config", (home_ / "none.toml").string(), "runs"}), ExitCode::configuration);
}

TEST_F(Cli, BadFilesAreReportedAndNothingElseIsDisturbed) {
  file("in/junk.fit", "not a fit file at all");
  file("in/empty.fit", "");
  file("in/.hidden.fit", "x");
  fs::create_directories(home_ / "in/folder.fit");
  EXPECT_EQ(run({"ingest", (home_ / "in").string()}), ExitCode::done);
  EXPECT_EQ(out(), "2 files: 0 new, 2 rejected\n");
  EXPECT_NE(err().find("empty.fit: "), std::string::npos);
  EXPECT_NE(err().find("junk.fit: "), std::string::npos);
  EXPECT_EQ(run({"status", "--json"}), ExitCode::done);
  const auto status = nlohmann::json::parse(out());
  EXPECT_EQ(status["files"]["rejected"], 2);
  EXPECT_EQ(status["problems"].size(), 2u);
  EXPECT_EQ(run({"status"}), ExitCode::done);
  EXPECT_NE(out().find("the files themselves are untouched"), std::string::npos);
  EXPECT_EQ(run({"ingest", (home_ / "nowhere").string()}), ExitCode::io);
}

TEST_F(Cli, InspectJudgesOneFile) {
  const auto junk = file("junk.fit", "not a fit file at all");
  EXPECT_EQ(run({"inspect", junk.string()}), ExitCode::bad_file);
  EXPECT_TRUE(out().starts_with("junk.fit cannot be used: ")) << out();
  EXPECT_EQ(run({"inspect", "--json", junk.string()}), ExitCode::bad_file);
  EXPECT_EQ(nlohmann::json::parse(out())["status"], "rejected");
  EXPECT_EQ(run({"inspect", home_.string(), "--json"}), ExitCode::bad_file) << "a folder is no file";
  EXPECT_EQ(run({"inspect", (home_ / "none.fit").string()}), ExitCode::io);
  EXPECT_FALSE(fs::exists(home_ / ".local")) << "no database is touched";
}

TEST_F(Cli, FilesBelowAFolderComeInOneOrder) {
  for (const char* name : {"in/b.fit", "in/a/z.csv", "in/c.part", "in/.x/y.fit"}) file(name, "x");
  std::vector<std::string> names;
  for (const auto& path : files_below(home_ / "in")) names.push_back(path.filename().string());
  EXPECT_EQ(names, (std::vector<std::string>{"z.csv", "b.fit"}));
}

TEST(CliTable, AlignsByCharactersWithoutTrailingSpace) {
  Table table({{"DAY"}, {"KM", Table::Align::right}, {"SAYS"}});
  table.add({"M\u00e4r", "8.3", ""});
  table.add({"A", "16.2", "x"});
  EXPECT_EQ(table.text(Style(false)), "DAY    KM  SAYS\nM\u00e4r   8.3\nA    16.2  x\n");
  EXPECT_NE(table.text(Style(true)).find("\033["), std::string::npos);
}

TEST(CliTable, LeavesColumnsOutWhereTheTerminalIsNarrow) {
  Table table({{"DAY"}, {"KIND", Table::Align::left, 2}, {"BPM", Table::Align::right, 1}, {"SAYS"}});
  table.add({"Thu", "easy", "146", "likely"});
  EXPECT_EQ(table.text(Style(false), 22), "DAY  KIND  BPM  SAYS\nThu  easy  146  likely\n");
  EXPECT_EQ(table.text(Style(false), 21), "DAY  KIND  SAYS\nThu  easy  likely\n");
  EXPECT_EQ(table.text(Style(false), 11), "DAY  SAYS\nThu  likely\n") << "what matters stays";
}

TEST(CliTable, TellsRowByRowWhatNoColumnCanBeLeftOutOf) {
  Table table({{"DAY"}, {"AFTER LEGS"}, {"BPM", Table::Align::right, 1}, {"SAYS"}});
  table.add({"Thu", "  12 h", "146", "likely"});
  table.add({"Fri", "", "", ""});
  EXPECT_EQ(table.text(Style(false), 22), "Thu: AFTER LEGS 12 h;\n  BPM 146; SAYS likely\nFri\n");
}

TEST(CliTable, ALongLastCellLeansOnAnEmptyOneBeforeAColumnGoes) {
  Table table({{"DAY"}, {"BPM", Table::Align::right, 1}, {"COST"}, {"SAYS"}});
  table.add({"Thu", "146", "26 (2 to 54)", "likely"});
  table.add({"Wed", "145", "", "not enough data"});
  EXPECT_EQ(table.text(Style(false), 40),
            "DAY  BPM  COST          SAYS\nThu  146  26 (2 to 54)  likely\nWed  145                not "
            "enough data\n");
  EXPECT_EQ(
      table.text(Style(false), 32),
      "DAY  BPM  COST          SAYS\nThu  146  26 (2 to 54)  likely\nWed  145       not enough data\n");
}

}  // namespace
}  // namespace freshlegs::cli
