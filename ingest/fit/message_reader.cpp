#include "ingest/fit/message_reader.h"

namespace freshlegs::fit {

bool MessageReader::define(unsigned local) {
  const auto rest = data_.subspan(position_);
  const std::size_t length = definition_length(rest);
  if (length == 0) return recover(Break::cut_message);
  parse_definition(rest.first(length), definitions_[local]);
  definitions_[local].serial = ++serial_;
  position_ += length;
  return true;
}

// Searches the next definition. Each byte is tried once, and the fields looked at in vain are bounded by the
// size of the data, so that a file made of almost-definitions costs no more than an honest one.
bool MessageReader::recover(Break what) {
  if (!first_break_) first_break_ = BreakAt{what, position_};
  if (what == Break::cut_message && !complete_) {
    position_ = data_.size();
    return false;
  }
  while (++position_ < data_.size() && recovery_work_ < 4 * data_.size()) {
    if (!is_plausible_definition(data_.subspan(position_), recovery_work_)) continue;
    ++recoveries_;
    return true;
  }
  position_ = data_.size();
  return false;
}

}  // namespace freshlegs::fit
