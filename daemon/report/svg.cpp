#include "daemon/report/svg.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "daemon/report/html.h"
#include "daemon/words/numbers.h"

namespace freshlegs::app::report {
namespace {

constexpr double kTextSize = 12.5;
// Em a character, DejaVu Sans: the widest of the usual fonts.
constexpr double kPlainWidth = .60, kBoldWidth = .66;
constexpr double kAscent = .78, kDescent = .24;

/// One decimal: a tenth of a unit is finer than any screen shows.
std::string coordinate(double value) {
  std::array<char, 32> digits{};
  const double shown = std::round(value * 10) / 10;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), shown == 0 ? 0.0 : shown,
                                 std::chars_format::fixed, 1);
  std::string text(digits.data(), end.ptr);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

std::string attribute(std::string_view name, double value) {
  return " " + std::string(name) + "=\"" + coordinate(value) + "\"";
}

std::string css(std::string_view name) { return " class=\"" + std::string(name) + "\""; }

std::string line_of(const Points& points) {
  std::string d;
  for (const auto& [x, y] : points) d += (d.empty() ? "M" : "L") + coordinate(x) + " " + coordinate(y);
  return d;
}

bool is_bold(std::string_view css_class) {
  return css_class.starts_with("tl") || css_class.starts_with("tf") || css_class.starts_with("ti");
}

Box box_of(std::string_view css_class, double x, double y, std::string_view words, Anchor anchor) {
  const double wide =
      static_cast<double>(app::width(words)) * kTextSize * (is_bold(css_class) ? kBoldWidth : kPlainWidth);
  const double left = anchor == Anchor::start ? x : anchor == Anchor::end ? x - wide : x - wide / 2;
  return {left, y - kAscent * kTextSize, left + wide, y + kDescent * kTextSize, std::string(words)};
}

bool inside(const Drawing& drawing, const Box& box) {
  return box.left >= -1 && box.right <= drawing.width() + 1 && box.top >= -1 && box.bottom <= drawing.height() + 1;
}

std::string half(const Figure& f, const Drawing& drawing, std::string_view name) {
  const std::string id = f.id + "-" + std::string(name);
  const std::string size = coordinate(drawing.width()) + " " + coordinate(drawing.height());
  return "<svg" + css(std::string(name) + (f.tall ? " tall" : "")) + " viewBox=\"0 0 " + size +
         "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"><title id=\"" + id + "-t\">" +
         escape(f.title) + "</title><desc id=\"" + id + "-d\">" + escape(f.finding) + "</desc>\n" +
         drawing.marks() + "</svg>\n";
}

}  // namespace

double Scale::clamped(double value) const {
  return (*this)(std::clamp(value, std::min(lo_, hi_), std::max(lo_, hi_)));
}

bool Box::touches(const Box& o) const {
  return left < o.right && o.left < right && top < o.bottom && o.top < bottom;
}

void Drawing::rect(std::string_view name, double x, double y, double w, double h, double rx) {
  marks_ += "<rect" + css(name) + attribute("x", x) + attribute("y", y) + attribute("width", w) +
            attribute("height", h) + (rx > 0 ? attribute("rx", rx) : "") + "/>\n";
}

void Drawing::line(std::string_view name, double x1, double y1, double x2, double y2) {
  marks_ += "<line" + css(name) + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) +
            attribute("y2", y2) + "/>\n";
}

void Drawing::circle(std::string_view name, double x, double y, double r) {
  marks_ += "<circle" + css(name) + attribute("cx", x) + attribute("cy", y) + attribute("r", r) + "/>\n";
}

void Drawing::path(std::string_view name, const Points& points) {
  if (points.size() > 1) marks_ += "<path" + css(name) + " d=\"" + line_of(points) + "\"/>\n";
}

void Drawing::area(std::string_view name, const Points& upper, const Points& lower) {
  if (upper.size() < 2) return;
  Points around = upper;
  around.insert(around.end(), lower.rbegin(), lower.rend());
  marks_ += "<path" + css(name) + " d=\"" + line_of(around) + "Z\"/>\n";
}

void Drawing::beyond(std::string_view name, double x, double y, bool upward) {
  const double tip = upward ? -4 : 4;
  marks_ +=
      "<path" + css(name) + " d=\"" + line_of({{x - 4, y - tip}, {x + 4, y - tip}, {x, y + tip}}) + "Z\"/>\n";
}

void Drawing::text(std::string_view name, double x, double y, std::string_view words, Anchor anchor) {
  static constexpr std::array<std::string_view, 3> kAnchors{"", " text-anchor=\"middle\"",
                                                            " text-anchor=\"end\""};
  marks_ += "<text" + css(name) + attribute("x", x) + attribute("y", y) +
            std::string(kAnchors.at(static_cast<std::size_t>(anchor))) + ">" + escape(words) + "</text>\n";
  labels_.push_back(box_of(name, x, y, words, anchor));
}

bool Drawing::has_room(std::string_view name, double x, double y, std::string_view words, Anchor anchor) const {
  const Box box = box_of(name, x, y, words, anchor);
  return inside(*this, box) && std::ranges::none_of(labels_, [&](const Box& other) { return box.touches(other); });
}

std::vector<std::string> collisions(const Drawing& drawing) {
  std::vector<std::string> found;
  const auto& labels = drawing.labels();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!inside(drawing, labels[i]))
      found.push_back("\"" + labels[i].text + "\" leaves the drawing");
    for (std::size_t j = i + 1; j < labels.size(); ++j)
      if (labels[i].touches(labels[j]))
        found.push_back("\"" + labels[i].text + "\" touches \"" + labels[j].text + "\"");
  }
  return found;
}

std::string markup(const Figure& f) {
  return "<figure>" + half(f, f.wide, "wide") + half(f, f.slim, "slim") + f.key + "</figure>\n";
}

std::string key(const std::vector<KeyEntry>& entries) {
  std::string text = "<ul class=\"key\">";
  for (const auto& entry : entries) {
    const std::string shape =
        entry.square ? "<rect class=\"" + std::string(entry.css) +
                           "\" x=\"2\" y=\"2\" width=\"10\" height=\"10\" rx=\"1.5\"/>"
                     : "<circle class=\"" + std::string(entry.css) + "\" cx=\"7\" cy=\"7\" r=\"4.5\"/>";
    text += "<li><svg viewBox=\"0 0 14 14\" aria-hidden=\"true\">" + shape + "</svg>" + escape(entry.words) +
            "</li>";
  }
  return text + "</ul>\n";
}

std::string ten_dots(int on) {
  std::string text = "<svg class=\"d10\" viewBox=\"0 0 118 12\" aria-hidden=\"true\">";
  for (int i = 0; i < 10; ++i)
    text += "<circle class=\"" + std::string(i < on ? "d-on" : "d-off") + "\"" +
            attribute("cx", 6 + 11.8 * i) + " cy=\"6\" r=\"" + (i < on ? "4.5" : "4") + "\"/>";
  return text + "</svg>";
}

std::vector<double> round_ticks(double lo, double hi, int most) {
  static constexpr std::array<double, 4> kSteps{1, 2, 5, 10};
  const double rough = (hi - lo) / most;
  const double decade = std::pow(10, std::floor(std::log10(rough)));
  double step = 10 * decade;
  for (const double s : kSteps)
    if (s * decade >= rough) {
      step = s * decade;
      break;
    }
  std::vector<double> ticks;
  for (double t = std::ceil(lo / step - 1e-9) * step; t <= hi + 1e-9 * step; t += step) ticks.push_back(t);
  return ticks;
}

}  // namespace freshlegs::app::report
