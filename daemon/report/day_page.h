// One day's summary as a page of its own: the words of the Markdown, and the run as a drawing.
#pragma once

#include "daemon/report/input.h"

namespace freshlegs::app::report {

/// Our own Markdown (words/page.h): headings, paragraphs, bullets, tables, a rule; bold, code and links in a
/// line. Everything else is text.
std::string html_of_markdown(std::string_view markdown);

/// `markdown` is the day's summary.
std::string day_page(const analysis::Findings& findings, date::local_days day, Units units,
                     std::string_view markdown);

}  // namespace freshlegs::app::report
