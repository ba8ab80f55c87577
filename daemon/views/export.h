// freshlegs.export/1: every fact and every finding in one document. Two databases fed the same files in any
// order give the same bytes.
#pragma once

#include <span>
#include <string>

#include "daemon/pipeline/analyser.h"
#include "storage/facts.h"
#include "storage/statements.h"

namespace freshlegs::app::views {

std::string export_json(const Knowledge& knowledge, std::span<const storage::FileFact> files,
                        std::span<const storage::Statements::Entry> said);

}  // namespace freshlegs::app::views
