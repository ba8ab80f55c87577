#include "season_knowledge.h"

#include <unistd.h>

#include "storage/facts.h"

namespace freshlegs::app {

SeasonKnowledge::SeasonKnowledge(std::uint64_t seed, int weeks)
    : SeasonKnowledge(sim::demo_season(seed, *parse_day("2026-10-15"), weeks)) {}

SeasonKnowledge::SeasonKnowledge(const sim::SeasonConfig& config) {
  std::string pattern = (std::filesystem::temp_directory_path() / "season_XXXXXX").string();
  folder_ = ::mkdtemp(pattern.data());
  path_ = folder_ / "freshlegs.db";
  storage::Database database(path_, {.access = storage::Access::create});
  {
    storage::Transaction transaction(database);
    storage::Facts facts(database);
    int number = 0;
    for (const auto& one : sim::simulate(config).recordings) {
      storage::FileFact file;
      file.sha256 = one.recording.head.hash;
      file.names = {one.file.empty() ? "strong-" + std::to_string(number++) + ".csv" : one.file};
      file.format = one.role == sim::Simulated::Role::log ? Format::csv : Format::fit;
      facts.put_file(file, std::span(&one.recording, 1));
    }
    transaction.commit();
  }
  knowledge_ = analyse(database, {}, {}, {});
}

SeasonKnowledge::~SeasonKnowledge() { std::filesystem::remove_all(folder_); }

}  // namespace freshlegs::app
