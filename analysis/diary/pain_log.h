// Pain that the athlete tells of: since when it has been there.
#pragma once

#include <date/date.h>

#include <string>
#include <vector>

namespace freshlegs::analysis {

class PainLog {
 public:
  struct Course {
    int days = 1;   ///< on how many days it was told of
    int since = 0;  ///< days from the first of them to this one
    [[nodiscard]] bool lasts() const;
  };
  /// Days in order. Places are compared without case and spaces at the ends; 0 says that it is over.
  Course note(date::local_days day, double value, const std::string& where);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(places_);
  }

 private:
  struct Place {
    std::string name;
    date::local_days first, last;
    int days = 1;
    template <class A>
    void archive(A& a) {
      a(name, first, last, days);
    }
  };
  std::vector<Place> places_;
};

}  // namespace freshlegs::analysis
