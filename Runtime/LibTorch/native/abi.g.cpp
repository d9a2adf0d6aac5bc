// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API uint64_t md_abi() {
    return 0x5c3907470e73f321u;
}
