package rules.pod["non-core-volume_test"]

import data.parameters["non-core-volume"] as parameters
import data.rules.pod["non-core-volume"] as rule

test_message_and_path if {
	_messages(_mounted({"nfs": {"server": "files"}}), {}) == {`volume "data" has the type nfs, which is not allowed`}
	_paths(_mounted({"nfs": {}}), {}) == {"spec/volumes/0/nfs"}
}

test_allowed_type_is_clean if {
	every type in parameters.allowedVolumeTypes {
		_findings(_mounted({type: {}}), {}) == set()
		_findings(_mounted({type: {"unknown": "$SOURCE"}, "nfs": {}}), {}) == set()
	}
}

test_what_is_no_source_is_clean if {
	every source in [{}, {"nfs": null}, {"nfs": {"unknown": "$NFS"}}, {"nfs": "files"}, {"NFS": {}}, {"size": {}}] {
		_findings(_mounted(source), {}) == set()
	}
	every volumes in [null, [], [null], {}, {"unknown": "$VOLUMES"}, "nfs"] {
		_findings({"volumes": volumes}, {}) == set()
	}
}

test_parameter if {
	_findings(_mounted({"nfs": {}}), {"allowedVolumeTypes": ["nfs"]}) == set()
	_findings(_mounted({"nfs": {}}), {"allowedVolumeTypes": ["*"]}) == set()
	count(_findings(_mounted({"image": {}}), {"allowedVolumeTypes": ["emptyDir"]})) == 1
}

test_volume_that_is_not_mounted_is_clean_by_azure if {
	spec := {"volumes": [{"name": "data", "nfs": {}}], "containers": [{"name": "web"}]}
	note := " (only the Pod Security Standards forbid it: not mounted)"
	_messages(spec, {}) == {concat("", [`volume "data" has the type nfs, which is not allowed`, note])}
	_findings(spec, {"reading": "azure"}) == set()
	count(_findings(_mounted({"nfs": {}}), {"reading": "azure"})) == 1
	_findings(_mounted({"nfs": {}}), {"reading": "azure", "excludedImages": ["web:*"]}) == set()
}

test_windows_pod_is_found_by_azure if {
	spec := object.union({"nodeSelector": {"kubernetes.io/os": "windows"}}, _mounted({"nfs": {}}))
	count(_findings(spec, {"reading": "azure"})) == 1
}

_mounted(source) := {
	"volumes": [object.union({"name": "data"}, source)],
	"containers": [{"name": "web", "image": "web:1", "volumeMounts": [{"name": "data"}]}],
}

_paths(spec, changes) := {path |
	some finding in _findings(spec, changes)
	path := concat("/", [sprintf("%v", [key]) | some key in finding.path])
}

_messages(spec, changes) := {finding.message | some finding in _findings(spec, changes)}

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
