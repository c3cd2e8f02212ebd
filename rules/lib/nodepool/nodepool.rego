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
label(i) := sprintf("node pool %q", [pools[i].name]) if {
	is_string(pools[i].name)
} else := sprintf("node pool %s", [pools[i].name.unknown]) if {
	values.unknown(pools[i].name)
} else := sprintf("node pool %d", [i + 1])

# METADATA
# description: true if the node pool at index i runs Windows
# scope: document
windows(i) if lower(pools[i].osType) == "windows"

windows(i) if startswith(lower(pools[i].osSKU), "windows")

# METADATA
# description: true if all node pools are known, and none of them has the field
# scope: document
none_has(_) if cluster.absent("properties.agentPoolProfiles")

none_has(field) if {
	not resource.open
	not resource.partial
	list := input.properties.agentPoolProfiles
	is_array(list)
	every pool in list {
		_lacks(pool, field)
	}
}

_lacks(pool, field) if {
	is_object(pool)
	not values.unknown(pool)
	not pool._akslint.open
	object.get(pool, field, null) in {null, ""}
}
