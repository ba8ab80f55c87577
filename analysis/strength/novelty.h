// Repeated-bout effect: work the legs have lately done before hurts them less.
#pragma once

#include <deque>
#include <map>

#include "ingest/exercise/exercise.h"
#include "ingest/time.h"

namespace freshlegs::analysis {

/// Leg work of one bout by class of movement, in leg-day units. Work of unknown kind is Movement::legs.
using WorkByMovement = std::map<Movement, double>;

class Novelty {
 public:
  /// 0..1: 1 - (most work of the same class in the last 42 days) / work, weighed by work; the first two bouts
  /// of a class count as new. Then remembers the bout.
  double add(Instant when, const WorkByMovement& work);

  template <class A>
  void archive(A& a) {  // analysis/checkpoint
    a(classes_);
  }

 private:
  struct Bout {
    Instant when;
    double work;
  };
  struct Class {
    int bouts = 0;
    std::deque<Bout> recent;
    double bout(Instant when, double work);
    template <class A>
    void archive(A& a) {
      a(bouts, recent);
    }
  };
  std::map<Movement, Class> classes_;
};

}  // namespace freshlegs::analysis
