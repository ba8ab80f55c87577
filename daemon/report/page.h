// The report: one self-contained page about the newest day and everything known so far.
#pragma once

#include "daemon/report/input.h"

namespace freshlegs::app::report {

struct Page {
  std::string html;
  std::vector<Figure> figures;  ///< as drawn, for tests
};

/// Without a day (nothing is recorded yet) a page that says so.
Page page(const analysis::Findings& findings, std::optional<date::local_days> day, Units units,
          std::span<const Retraction> taken_back = {}, const analysis::Profile& profile = {});

}  // namespace freshlegs::app::report
