// Drawings as SVG text: fixed decimals, so that the same findings give the same bytes everywhere.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace freshlegs::app::report {

/// Linear from values to drawing units.
class Scale {
 public:
  Scale(double lo, double hi, double from, double to) : lo_(lo), hi_(hi), from_(from), to_(to) {}
  double operator()(double value) const { return from_ + (value - lo_) / (hi_ - lo_) * (to_ - from_); }
  [[nodiscard]] double lo() const { return lo_; }
  [[nodiscard]] double hi() const { return hi_; }
  /// The same, held inside the axis.
  [[nodiscard]] double clamped(double value) const;

 private:
  double lo_, hi_, from_, to_;
};

enum class Anchor : unsigned char { start, middle, end };
using Points = std::vector<std::pair<double, double>>;  ///< x, y in drawing units

/// Where a label lies, drawn for the widest of the fonts the page may get.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::string text;
  [[nodiscard]] bool touches(const Box& other) const;
};

class Drawing {
 public:
  Drawing(double width, double height) : width_(width), height_(height) {}

  void rect(std::string_view css, double x, double y, double w, double h, double rx = 0);
  void line(std::string_view css, double x1, double y1, double x2, double y2);
  void circle(std::string_view css, double x, double y, double r);
  void path(std::string_view css, const Points& points);
  /// A closed area between two lines over the same x.
  void area(std::string_view css, const Points& upper, const Points& lower);
  /// A small triangle for a value beyond the axis.
  void beyond(std::string_view css, double x, double y, bool upward);
  void text(std::string_view css, double x, double y, std::string_view words, Anchor anchor = Anchor::start);

  /// Such a label would stay in the drawing and lie on no other.
  [[nodiscard]] bool has_room(std::string_view css, double x, double y, std::string_view words,
                              Anchor anchor) const;

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] const std::vector<Box>& labels() const { return labels_; }
  [[nodiscard]] const std::string& marks() const { return marks_; }

 private:
  double width_, height_;
  std::string marks_;
  std::vector<Box> labels_;
};

/// Text boxes of a drawing that lie on each other, and those that leave it: for tests.
std::vector<std::string> collisions(const Drawing& drawing);

/// A chart, drawn for a phone and for a wide page, with its name and its finding in numbers.
struct Figure {
  std::string id, title, finding;
  Drawing slim, wide;
  std::string key;    ///< markup beneath, may be empty
  bool tall = false;  ///< may take more of a printed page
};
std::string markup(const Figure& figure);

struct Size {
  double width;
  bool slim;
};
inline constexpr Size kSlim{358, true}, kWide{760, false};

struct KeyEntry {
  std::string_view css;
  bool square = false;
  std::string words;
};
std::string key(const std::vector<KeyEntry>& entries);
/// Ten dots, `on` of them filled; the words beside it say the same.
std::string ten_dots(int on);

/// Up to `most` round values inside [lo, hi].
std::vector<double> round_ticks(double lo, double hi, int most);

}  // namespace freshlegs::app::report
