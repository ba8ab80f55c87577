// Names in an inbox that are never a recording: half-written downloads, the private folders of sync programs,
// hidden files.
#pragma once

#include <string_view>

namespace freshlegs::app {

/// For file and folder names alike. What a browser or sync program calls a file until it is whole (".part",
/// ".crdownload", "~syncthing~…") is renamed when it is; the rename is what we wait for.
[[nodiscard]] bool ignored_name(std::string_view name);

}  // namespace freshlegs::app
