# METADATA
# title: Node pools
# description: The node pools of the cluster being judged, whatever declares them.
package rules.lib.nodepool

import data.rules.lib.cluster
import data.rules.lib.resource
import data.rules.lib.values

# METADATA
# description: pools[i] is the node pool at index i
pools[i] := pool if {
	some i, pool in input.properties.agentPoolProfiles
	is_object(pool)
}

# METADATA
# description: the path of a field of the node pool at index i
path(i, field) := ["properties", "agentPoolProfiles", i, field]

# METADATA
# description: what messages call the node pool at index i, by its name, or by its number if it has none
label(i, pool) := sprintf("node pool %q", [pool.name]) if {
	is_string(pool.name)
} else := sprintf("node pool %s", [pool.name.unknown]) if {
	values.unknown(pool.name)
} else := sprintf("node pool %d", [i + 1])

# METADATA
# description: true if a node pool runs Windows
# scope: document
windows(pool) if lower(pool.osType) == "windows"

windows(pool) if startswith(lower(pool.osSKU), "windows")

# METADATA
# description: true if all node pools are known, and none of them has the field
# scope: document
none_has(_) if cluster.absent("properties.agentPoolProfiles")

none_has(field) if {
	every pool in _all {
		is_object(pool)
		not values.unknown(pool)
		object.get(pool, ["_akslint", "open"], false) == false
		object.get(pool, field, null) in {null, ""}
	}
}

# The list of all node pools, unless there may be others.
_all := list if {
	not resource.open
	not resource.partial
	list := input.properties.agentPoolProfiles
	is_array(list)
}
