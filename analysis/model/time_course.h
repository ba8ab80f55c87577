// In how many hours the legs are back after a usual leg day.
#pragma once

#include "analysis/model/grid_filter.h"

namespace freshlegs::analysis {

/// Of other runners: within 1 % after the acute part of trained lifters has faded (Palmer 2001), up to the 48
/// h of people who are not used to it (Doma 2019).
TimeCourse studied_time_course();

/// Of this athlete.
TimeCourse own_time_course(const GridFilter& filter);

}  // namespace freshlegs::analysis
