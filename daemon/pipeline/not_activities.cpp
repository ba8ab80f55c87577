#include "daemon/pipeline/not_activities.h"

#include <array>

namespace freshlegs::app {
namespace {

struct Kind {
  std::uint16_t number;  ///< FIT profile type `file`
  std::string_view name;
};

// In the plain words of the people who find such files in an account export.
constexpr auto kKinds = std::to_array<Kind>({{1, "the description of a device"},
                                             {2, "the settings of a watch"},
                                             {3, "the settings of a sport"},
                                             {5, "a planned workout"},
                                             {6, "a course"},
                                             {7, "a training calendar"},
                                             {9, "a weight log"},
                                             {10, "a watch's totals"},
                                             {11, "a list of goals"},
                                             {14, "a blood pressure log"},
                                             {15, "a day of steps and wellness"},
                                             {20, "a summary of activities"},
                                             {28, "a day of steps and wellness"},
                                             {32, "a day of steps and wellness"},
                                             {34, "a segment"},
                                             {35, "a list of segments"},
                                             {40, "the settings of a sensor"},
                                             {44, "a record of sleep and wellness"},
                                             {49, "a record of sleep"}});

}  // namespace

Rejection not_an_activity(const FileContent& content) {
  if (!content.undated.empty())
    return {"fit.no_time", std::nullopt, PositionUnit::byte, "Nothing in this file says when it was recorded.",
            "Export it again from the watch or its portal."};
  std::string text = "The file is sound, but holds no activity and no measurement.", advice;
  if (content.format == Format::fit) {
    std::string_view what = "a FIT file without an activity or a measurement";
    for (const auto& kind : kKinds)
      if (kind.number == content.fit_file_type) what = kind.name;
    text = "The file is " + std::string(what) + ", in which no activity is recorded.";
    advice = "Export the activities as FIT instead.";
  }
  return {"file.no_activity", std::nullopt, PositionUnit::byte, std::move(text), std::move(advice)};
}

}  // namespace freshlegs::app
