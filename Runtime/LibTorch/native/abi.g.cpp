// Generated from Operators/operators.txt; do not edit.
#include "shim.h"

MD_API uint64_t md_abi() {
    return 0x9294a2d22e0587cdu;
}
