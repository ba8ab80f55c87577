// What the worker does with files, behind an interface: the real one has a database (store_pipeline.h), tests
// have not.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analysis/findings.h"
#include "daemon/files/folder.h"
#include "daemon/pipeline/intake.h"
#include "daemon/service/policy.h"
#include "daemon/service/questions.h"

namespace freshlegs::service {

/// What is known after an analysis, as far as the loop needs it.
struct Analysed {
  std::vector<analysis::Alert> alerts;
  std::size_t activities = 0;
  std::chrono::hours history{0};    ///< from the first activity to the last
  std::vector<Question> questions;  ///< strength sessions that only the athlete can tell
  bool in_part = false;             ///< the report and earlier days wait for a quiet moment
  std::string trouble;              ///< why the summaries are not up to date; empty if they are
};

/// A file as it was when it was last read.
using SeenPath = std::pair<std::string, app::Signature>;

/// What the database remembers from before.
struct Opened {
  std::vector<Told> told;
  std::vector<SeenPath> seen;
  std::set<std::string> asked;  ///< sessions that were asked about
};

/// Made on the worker's thread and used only there. Every call may throw when the database lets us down; the
/// pipeline is then thrown away and made anew.
class Pipeline {
 public:
  virtual ~Pipeline() = default;
  /// Adds a file to the open batch.
  virtual app::TakenFile take(const std::filesystem::path& path) = 0;
  /// Asked now and then while a long archive is read; false puts its rest off.
  virtual void ask(app::KeepGoing keep_going) { (void)keep_going; }
  [[nodiscard]] virtual bool full() const = 0;
  /// Makes the batch durable.
  virtual void commit() = 0;
  /// What went wrong beside the facts since it was last asked, a sentence each.
  [[nodiscard]] virtual std::vector<std::string> complaints() { return {}; }
  /// Finds out everything anew and brings the summaries up to date.
  virtual Analysed analyse() = 0;
  /// Nothing waits: gives back the memory that the work needed.
  virtual void rest() {}
  [[nodiscard]] virtual std::vector<Told> told() = 0;
  /// Sessions that were asked about.
  [[nodiscard]] virtual std::set<std::string> asked() { return {}; }
  virtual void record_question(const Question&, bool /*shown*/, Instant) {}
  /// What the athlete answered; as `freshlegs label`.
  virtual void label(const Hash& /*recording*/, storage::SessionLabel, Instant) {}
  /// Files that need not be read again while they are unchanged.
  [[nodiscard]] virtual std::vector<SeenPath> seen() { return {}; }
  /// Looks whether the facts are sound, if that is due. One sentence for each thing that needs a person.
  virtual std::vector<std::string> upkeep(Instant) { return {}; }
  virtual void record(const std::vector<Told>& told) = 0;
  /// Asked in a quiet moment: another program has written to the database since the last analysis, or that was of
  /// the newest days alone. The next one is of everything then.
  [[nodiscard]] virtual bool out_of_date() = 0;
};

using MakePipeline = std::function<std::unique_ptr<Pipeline>()>;

}  // namespace freshlegs::service
