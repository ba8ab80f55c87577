#include "analysis/diary/wellbeing.h"

#include <cmath>

namespace freshlegs::analysis {
namespace {

// Own weeks count as in the band of mornings: two months, without the last week, which is what is judged.
constexpr date::days kWeek{7}, kBaseline{67};
constexpr double kPriorLooks = 5;  // a stranger's word counts as much as five own ones

struct Scale {
  double usual, sd;
  int worse;  ///< direction in which it gets worse; 0: says nothing about recovery
};

/// What people who feel well write, roughly.
constexpr Scale scale_of(NoteKind kind) {
  switch (kind) {
    case NoteKind::soreness:
      return {2.5, 1.8, 1};
    case NoteKind::stress:
      return {3.5, 1.8, 1};
    case NoteKind::sleep:
      return {7.3, 1.0, -1};
    case NoteKind::eating:
    case NoteKind::mood:
      return {7, 1.6, -1};
    case NoteKind::rpe:
    case NoteKind::pain:
    case NoteKind::illness:
      break;
  }
  return {0, 1, 0};
}

}  // namespace

std::optional<double> Wellbeing::note(NoteKind kind, date::local_days day, double value) {
  const Scale scale = scale_of(kind);
  if (scale.worse == 0) return std::nullopt;
  auto& said = said_.at(static_cast<std::size_t>(kind));
  while (!said.empty() && said.front().day < day - kBaseline) said.pop_front();
  double n = kPriorLooks, sum = kPriorLooks * scale.usual;
  for (const Said& s : said)
    if (s.day <= day - kWeek) n += 1, sum += s.value;
  const double usual = sum / n;
  double squares = kPriorLooks * scale.sd * scale.sd;
  for (const Said& s : said)
    if (s.day <= day - kWeek) squares += (s.value - usual) * (s.value - usual);
  said.push_back({day, value});
  return scale.worse * (value - usual) / std::sqrt(squares / n);
}

}  // namespace freshlegs::analysis
