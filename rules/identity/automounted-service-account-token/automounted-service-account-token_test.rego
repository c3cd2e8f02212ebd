package rules.identity["automounted-service-account-token_test"]

import data.parameters["automounted-service-account-token"] as parameters
import data.rules.identity["automounted-service-account-token"] as rule

test_unless_it_is_off_it_is_found if {
	every reading in ["strict", "pss"] {
		count(_findings(_pod, {"reading": reading})) == 1
		every value in [true, null] {
			some finding in _findings(_automount(value), {"reading": reading})
			finding.path == ["spec", "automountServiceAccountToken"]
		}
	}
}

test_off_or_unknown_is_clean if {
	every reading in ["strict", "pss", "azure"] {
		every value in [false, {"unknown": "$X"}] {
			_findings(_automount(value), {"reading": reading}) == set()
		}
	}
}

test_on_is_found_by_azure if count(_findings(_automount(true), {"reading": "azure"})) == 1

test_absent_is_clean_by_azure if {
	_findings(_pod, {"reading": "azure"}) == set()
	_findings(_automount(null), {"reading": "azure"}) == set()
}

test_mount_at_the_place_of_the_token_is_found_by_azure if {
	every list in ["containers", "initContainers", "ephemeralContainers"] {
		count(_findings({list: [_mounting(_place)]}, {"reading": "azure"})) == 1
	}
}

test_other_mounts_are_clean_by_azure if {
	every mount_path in ["/var/run/secrets", null, {"unknown": "$X"}] {
		_findings({"containers": [_mounting(mount_path)]}, {"reading": "azure"}) == set()
	}
}

test_mount_counts_only_if_the_field_is_absent if {
	every value in [false, null] {
		pod := {"automountServiceAccountToken": value, "containers": [_mounting(_place)]}
		_findings(pod, {"reading": "azure"}) == set()
	}
}

test_pod_of_excluded_containers_is_clean if {
	_findings(_pod, {"excludedImages": ["contoso.azurecr.io/*"]}) == set()
	_findings(_pod, {"excludedContainers": ["web"]}) == set()
	pod := object.union(_pod, {"initContainers": [{"name": "init", "image": "docker.io/busybox"}]})
	count(_findings(pod, {"excludedImages": ["contoso.azurecr.io/*"]})) == 1
}

test_template_is_found if {
	findings := rule.findings with input as {
		"kind": "CronJob",
		"spec": {"jobTemplate": {"spec": {"template": {"spec": _pod}}}},
	}
	path := ["spec", "jobTemplate", "spec", "template", "spec", "automountServiceAccountToken"]
	{finding.path | some finding in findings} == {path}
}

_pod := {"containers": [{"name": "web", "image": "contoso.azurecr.io/web"}]}

_automount(value) := object.union(_pod, {"automountServiceAccountToken": value})

_mounting(mount_path) := {"name": "web", "volumeMounts": [{"name": "token", "mountPath": mount_path}]}

_place := "/var/run/secrets/kubernetes.io/serviceaccount"

_findings(spec, changes) := findings if {
	findings := rule.findings with input as {"kind": "Pod", "spec": spec}
		with parameters as object.union(parameters, changes)
}
