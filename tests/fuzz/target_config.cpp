#include "daemon/config/config_file.h"
#include "tests/fuzz/targets.h"

// Any text is settings or one error with a place.
void freshlegs::fuzz::config(Bytes bytes) {
  const auto settings = app::parse_config(text_of(bytes), {}, {});
  if (settings) require(settings->depth >= 0);
}
