// Sound files in which nothing was done: what they are, and what to export instead.
#pragma once

#include "ingest/file_content.h"

namespace freshlegs::app {

[[nodiscard]] Rejection not_an_activity(const FileContent& content);

}  // namespace freshlegs::app
