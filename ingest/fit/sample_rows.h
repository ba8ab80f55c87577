// The rows of a record table, shared out among the sessions.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/fit/findings.h"
#include "ingest/fit/record_table.h"
#include "ingest/fit/sessions.h"

namespace freshlegs::fit {

class SampleRows {
 public:
  /// Dates the records that have no time (by the one before, else `fallback`), and notes what their clock
  /// did.
  SampleRows(RecordTable& table, std::uint32_t fallback, Findings& findings);

  [[nodiscard]] std::size_t size() const { return table_.rows(); }
  /// kNoTime if there are no rows or none is dated.
  [[nodiscard]] std::uint32_t first_time() const { return first_time_; }

  /// Decides which rows are whose. False if the budget refuses the second copy that several sessions need.
  [[nodiscard]] bool share_out(const Sessions& sessions, Budget& budget);
  /// First row of a session; kNoTime if it has none.
  [[nodiscard]] std::uint32_t first_time_of(std::size_t session) const;
  /// The samples of a session that starts at `start`; to be asked once for each session. `in_steps`: cadence
  /// counts steps, not revolutions. `left_out` is raised by rows too far from the start to be real.
  [[nodiscard]] Samples take(std::size_t session, std::uint32_t start, bool in_steps,
                             std::uint64_t& left_out);

 private:
  [[nodiscard]] Samples take_all(std::uint32_t start);
  [[nodiscard]] Samples take_rows(const std::vector<std::uint32_t>& rows, std::uint32_t start);

  RecordTable& table_;
  std::uint32_t first_time_ = kNoTime;
  std::vector<std::uint32_t> order_;  ///< row numbers, session by session; empty if there is one session
  std::vector<std::size_t> begins_;   ///< of each session in `order_`, and the end
};

}  // namespace freshlegs::fit
