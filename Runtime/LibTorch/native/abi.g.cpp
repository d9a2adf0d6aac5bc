// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API uint64_t md_abi() {
    return 0x9b0820ac7d3aea48u;
}
