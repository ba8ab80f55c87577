#include "analysis/fold.h"
#include "analysis/assemble.h"
