// The reader against what an independent decoder found in real files (EXPECTED.json of the corpus).
#include <gtest/gtest.h>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "ingest/archive/read_archive.h"
#include "ingest/channel.h"
#include "ingest/fit/profile/names.h"
#include "ingest/fit/read_fit.h"

namespace freshlegs::fit {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

std::vector<std::byte> read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const auto whole = std::as_bytes(std::span(text));
  if (path.extension() != ".gz") return {whole.begin(), whole.end()};
  std::vector<std::byte> content;
  bool given = false;
  (void)archive::walk_archive(
      [&] { return std::exchange(given, true) ? std::span<const std::byte>() : whole; }, "x.fit.gz",
      [&](std::string_view, std::span<const std::byte> bytes) {
        content.assign(bytes.begin(), bytes.end());
        return true;
      },
      [](std::string_view, const Rejection&) {});
  return content;
}

/// The oracle writes fields in camelCase, and those it does not know as bare numbers.
std::string profile_name(const std::string& oracle_name) {
  if (!oracle_name.empty() && std::isdigit(static_cast<unsigned char>(oracle_name[0])))
    return "unknown_" + oracle_name;
  std::string out;
  for (const char c : oracle_name) {
    if (std::isupper(static_cast<unsigned char>(c))) out += '_';
    out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string name_of(const json& value) {
  if (value.is_null()) return "";
  return value.is_number() ? std::to_string(value.get<int>()) : profile_name(value.get<std::string>());
}

struct Corpus : testing::Test {
  void SetUp() override {
    const char* folder = std::getenv("FRESHLEGS_CORPUS");
    if (folder == nullptr) GTEST_SKIP() << "FRESHLEGS_CORPUS names no folder with real files.";
    root = fs::path(folder) / "fit";
    expected = json::parse(std::ifstream(root / "EXPECTED.json"));
  }

  /// Calls check(name, oracle's word, our reading) for each file whose oracle status begins like that.
  template <class Check>
  void for_each(const std::string& status, Check check) {
    int files = 0;
    for (const auto& item : expected.items()) {
      const std::string& name = item.key();
      const json& oracle = item.value();
      if (!oracle["status"].get<std::string>().starts_with(status)) continue;
      SCOPED_TRACE(name);
      const auto bytes = read_bytes(root / name);
      const ReadOptions options{.census = true};
      check(name, oracle, read_fit(bytes, options, sha256(bytes)));
      ++files;
    }
    EXPECT_GT(files, 0);
  }

  fs::path root;
  json expected;
};

struct HeartRate {
  std::size_t count = 0;
  double sum = 0;
};

/// What `inspect` shows: what nothing dates included.
std::vector<Recording> all_recordings(const FileContent& content) {
  auto all = content.recordings;
  all.insert(all.end(), content.undated.begin(), content.undated.end());
  return all;
}

HeartRate native_heart_rate(const FileContent& content) {
  HeartRate hr;
  for (const auto& recording : all_recordings(content)) {
    const Channel* channel = recording.samples.find(ChannelKind::heart_rate, ChannelSource::native);
    if (channel == nullptr) continue;
    for (std::size_t i = 0; i < channel->ticks.size(); ++i) {
      if (channel->ticks[i] == kMissing) continue;
      ++hr.count;
      hr.sum += channel->value(i);
    }
  }
  return hr;
}

std::size_t count_samples(const FileContent& content) {
  std::size_t samples = 0;
  for (const auto& r : all_recordings(content)) samples += r.samples.size();
  return samples;
}

Instant sample_time(const Recording& r, std::size_t i) {
  return r.head.start + Millis(r.samples.offset_ms[i]);
}

/// First and last record in the order of the file; with several sessions that is the first of the first and
/// the last of the last.
void expect_span(const json& oracle, const FileContent& content) {
  if (oracle["first_record_timestamp"].is_null() || count_samples(content) == 0) return;
  std::optional<Instant> first, last;
  for (const auto& r : content.recordings)
    for (std::size_t i = 0; i < r.samples.size(); ++i) {
      if (!first) first = sample_time(r, i);
      last = sample_time(r, i);
    }
  EXPECT_EQ(iso_utc(*first), oracle["first_record_timestamp"].get<std::string>());
  EXPECT_EQ(iso_utc(*last), oracle["last_record_timestamp"].get<std::string>());
}

TEST_F(Corpus, MessagesAndFieldsAreCountedAsTheOracleDoes) {
  for_each("ok", [](const auto&, const json& oracle, const FileContent& content) {
    ASSERT_TRUE(content.fit.has_value());
    EXPECT_EQ(content.fit->segments, oracle["segments"].get<unsigned>());
    if (oracle.contains("message_counts")) {
      EXPECT_EQ(json(content.fit->message_counts), oracle["message_counts"]);
    }
    if (!oracle.contains("record_field_counts")) return;
    std::map<std::string, std::uint64_t> fields;
    for (const auto& [name, count] : oracle["record_field_counts"].items())
      fields[profile_name(name)] = count;
    EXPECT_EQ(json(content.fit->record_fields), json(fields));
  });
}

TEST_F(Corpus, ReadableFilesAreOk) {
  for_each("ok", [](const auto& name, const json&, const FileContent& content) {
    EXPECT_EQ(content.status, ReadStatus::ok) << name << (content.reason ? content.reason->text : "");
  });
}

TEST_F(Corpus, SamplesAreAllKept) {
  for_each("ok", [](const auto&, const json& oracle, const FileContent& content) {
    const auto records =
        content.fit->message_counts.contains("record") ? content.fit->message_counts.at("record") : 0;
    EXPECT_EQ(count_samples(content), records);
    expect_span(oracle, content);
  });
}

TEST_F(Corpus, HeartRateAgrees) {
  for_each("ok", [](const auto&, const json& oracle, const FileContent& content) {
    if (!oracle.contains("record_heart_rate")) return;
    const HeartRate hr = native_heart_rate(content);
    EXPECT_EQ(hr.count, oracle["record_heart_rate"]["count"].get<std::size_t>());
    if (hr.count > 0) {
      EXPECT_NEAR(hr.sum / static_cast<double>(hr.count), oracle["record_heart_rate"]["mean"].get<double>(),
                  6e-4);
    }
  });
}

void expect_number(const json& session, const char* key, const std::optional<double>& value) {
  SCOPED_TRACE(key);
  ASSERT_EQ(value.has_value(), session.contains(key) && !session[key].is_null());
  if (value) {
    EXPECT_NEAR(*value, session[key].get<double>(), 1e-6);
  }
}

/// The oracle gives whole strides a minute for every sport, beside a fraction that it does not show.
void expect_cadence(const json& session, const RecordingHead& head) {
  if (!session.contains("avg_cadence") || session["avg_cadence"].is_null()) return;
  const bool steps = head.sport == "running" || head.sport == "walking";
  ASSERT_TRUE(head.summary.avg_cadence_spm);
  EXPECT_EQ(std::floor(*head.summary.avg_cadence_spm / (steps ? 2 : 1)), session["avg_cadence"].get<double>());
}

TEST_F(Corpus, SessionsAgree) {
  for_each("ok", [](const auto&, const json& oracle, const FileContent& content) {
    const auto& sessions = oracle["sessions"];
    if (sessions.empty()) return;
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = 0; i < sessions.size(); ++i)
      order.emplace_back(sessions[i]["start_time"].get<std::string>(), i);
    std::ranges::sort(order);
    ASSERT_EQ(content.recordings.size(), sessions.size());
    for (std::size_t i = 0; i < sessions.size(); ++i) {
      const json& session = sessions[order[i].second];
      const auto& head = content.recordings[i].head;
      EXPECT_EQ(iso_utc(head.start), session["start_time"].get<std::string>());
      EXPECT_EQ(head.sport, name_of(session.value("sport", json())));
      EXPECT_EQ(head.sub_sport, name_of(session.value("sub_sport", json())));
      expect_number(session, "total_elapsed_time", head.summary.elapsed_s);
      expect_number(session, "total_timer_time", head.summary.timer_s);
      expect_number(session, "total_distance", head.summary.distance_m);
      expect_number(session, "avg_heart_rate", head.summary.avg_heart_rate_bpm);
      expect_number(session, "max_heart_rate", head.summary.max_heart_rate_bpm);
      expect_number(session, "total_calories", head.summary.calories_kcal);
      expect_number(session, "avg_speed", head.summary.avg_speed_mps);
      expect_number(session, "avg_stance_time", head.summary.avg_stance_time_ms);
      expect_number(session, "avg_vertical_oscillation", head.summary.avg_vertical_oscillation_mm);
      expect_number(session, "avg_vertical_ratio", head.summary.avg_vertical_ratio_pct);
      expect_number(session, "avg_stance_time_balance", head.summary.avg_stance_time_balance_pct);
      expect_number(session, "avg_step_length", head.summary.avg_step_length_mm);
      expect_cadence(session, head);
      if (session.contains("sport_profile_name") && head.title) {
        EXPECT_FALSE(head.title->empty());
      }
      EXPECT_EQ(head.device.manufacturer, name_of(oracle["file_id"]["manufacturer"]));
    }
  });
}

TEST_F(Corpus, LapsIntervalsAndDeveloperFieldsAgree) {
  for_each("ok", [](const auto&, const json& oracle, const FileContent& content) {
    if (!oracle.contains("laps")) return;
    std::size_t laps = 0, intervals = 0;
    for (const auto& r : all_recordings(content)) {
      laps += r.laps.size();
      intervals += r.rr.size();
    }
    EXPECT_EQ(laps, oracle["laps"].get<std::size_t>());
    EXPECT_EQ(intervals, oracle["hrv_intervals"].get<std::size_t>());
    std::set<std::string> ours, theirs;
    for (const auto& r : all_recordings(content))
      ours.insert(r.developer_channels.begin(), r.developer_channels.end());
    for (const auto& field : oracle["developer_fields"]) {
      const auto text = field.get<std::string>();
      theirs.insert(text.substr(0, text.rfind(" [")));
    }
    EXPECT_EQ(ours, theirs);
  });
}

void expect_subtypes(const json& theirs, const std::vector<ExerciseGuess>& ours) {
  for (std::size_t i = 0; i < theirs.size() && i < ours.size(); ++i) {
    const int name = theirs[i].is_number() ? theirs[i].get<int>() : 0xFFFF;
    EXPECT_EQ(ours[i].name, name);
  }
}

/// Where the decoder gave up, a byte walker counted; a file it found sound must be counted to the last message.
TEST_F(Corpus, MessagesAreCountedAsTheWalkerDoes) {
  for_each("", [](const auto&, const json& oracle, const FileContent& content) {
    if (oracle.contains("walker_problem") && !oracle["walker_problem"].is_null()) return;
    if (!content.fit) return;
    std::map<std::string, std::uint64_t> counts;
    for (const auto& [number, count] : oracle["message_counts_by_number"].items())
      counts[name_or_unknown(message_names(), static_cast<std::uint16_t>(std::stoi(number)))] = count;
    EXPECT_EQ(json(content.fit->message_counts), json(counts));
  });
}

TEST_F(Corpus, StrengthSetsAgree) {
  for_each("ok", [](const auto&, const json& oracle, const FileContent& content) {
    if (!oracle.contains("sets")) return;
    std::vector<std::pair<Instant, StrengthSet>> sets;
    for (const auto& r : content.recordings)
      for (const auto& set : r.sets) sets.emplace_back(r.head.start + Millis(*set.offset_ms), set);
    ASSERT_EQ(sets.size(), oracle["sets"].size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
      const auto& theirs = oracle["sets"][i];
      const auto& [time, set] = sets[i];
      if (theirs.contains("start_time")) {
        EXPECT_EQ(iso_utc(time), theirs["start_time"].get<std::string>());
      }
      EXPECT_EQ(set.kind == StrengthSet::Kind::rest, theirs["set_type"] == "rest");
      expect_number(theirs, "repetitions", set.reps);
      expect_number(theirs, "weight", set.weight_kg);
      if (set.duration_ms) {
        EXPECT_NEAR(*set.duration_ms / 1000.0, theirs["duration"].get<double>(), 1e-6);
      }
      if (theirs.contains("category")) {
        EXPECT_EQ(set.guesses.size(), theirs["category"].size());
      }
      if (theirs.contains("category_subtype")) expect_subtypes(theirs["category_subtype"], set.guesses);
    }
  });
}

TEST_F(Corpus, WhatIsNoFitIsRefused) {
  for_each("not fit", [](const auto&, const json&, const FileContent& content) {
    EXPECT_EQ(content.status, ReadStatus::rejected);
    ASSERT_TRUE(content.reason.has_value());
    EXPECT_FALSE(content.reason->text.empty());
  });
}

TEST_F(Corpus, DamagedFilesKeepWhatTheOracleCouldRead) {
  const std::pair<const char*, const char*> kinds[] = {
      {"truncated", "fit.truncated"}, {"bad crc", "fit.crc"}, {"corrupt", "fit."}};
  for (const auto& [status, code] : kinds)
    for_each(status, [&](const auto&, const json& oracle, const FileContent& content) {
      EXPECT_EQ(content.status, ReadStatus::damaged);
      ASSERT_TRUE(content.reason.has_value());
      EXPECT_TRUE(content.reason->code.starts_with(code)) << content.reason->code;
      EXPECT_TRUE(content.reason->at.has_value());
      const json& before = oracle["sdk_counts_before_error"];
      const auto& walked = oracle["message_counts_by_number"];
      if (walked.contains("20")) {
        EXPECT_GE(content.fit->message_counts.at("record"), walked["20"].get<std::size_t>());
        std::size_t kept = count_samples(content);  // one of the walker's records is noise, dated 2085
        for (const auto& note : content.notes) kept += note.code == "fit.far_samples" ? note.count : 0;
        EXPECT_GE(kept, walked["20"].get<std::size_t>());
      }
      for (const auto& item : before.items())
        EXPECT_GE(content.fit->message_counts.at(item.key()), item.value().template get<std::size_t>())
            << item.key();
    });
}

}  // namespace
}  // namespace freshlegs::fit
