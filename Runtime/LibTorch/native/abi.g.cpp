// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API uint64_t md_abi() {
    return 0xb2a43422311f59a6u;
}
