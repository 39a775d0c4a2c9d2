"""What Discord sends: the least that discord.py needs of each object."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

APPLICATION, BOT, GUILD, CHANNEL, MEMBER, MODERATOR = "100", "100", "200", "300", "400", "401"
MAY_TALK, MAY_MANAGE = str(1 << 10 | 1 << 11), str(1 << 5 | 1 << 10 | 1 << 11)
"""What members may do: see and write; and manage the server as well."""
EPOCH = "2026-01-01T00:00:00+00:00"


def user(identity: str, name: str, *, bot: bool = False) -> Json:
    """A user."""
    return {
        "id": identity,
        "username": name,
        "discriminator": "0",
        "global_name": name,
        "avatar": None,
        "bot": bot,
    }


def application() -> Json:
    """The bot's application."""
    return {
        "id": APPLICATION,
        "name": "Facts",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user("1", "owner"),
        "verify_key": "0" * 64,
        "flags": 0,
        "team": None,
    }


def ready(resume_url: str, session: str) -> Json:
    """The first event of a session, with one guild that is still to come."""
    return {
        "v": 10,
        "user": user(BOT, "Facts", bot=True),
        "guilds": [{"id": GUILD, "unavailable": True}],
        "session_id": session,
        "resume_gateway_url": resume_url,
        "application": {"id": APPLICATION, "flags": 0},
    }


def guild() -> Json:
    """A small guild with one text channel."""
    everyone = {
        "id": GUILD,
        "name": "@everyone",
        "permissions": MAY_TALK,
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": GUILD,
        "name": "Readers",
        "unavailable": False,
        "owner_id": "1",
        "member_count": 2,
        "roles": [everyone],
        "channels": [channel()],
        "members": [member(BOT, "Facts", bot=True)],
        "emojis": [],
        "stickers": [],
        "features": [],
        "threads": [],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "preferred_locale": "en-GB",
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "premium_progress_bar_enabled": False,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "large": False,
    }


def channel() -> Json:
    """The text channel of the guild."""
    return {
        "id": CHANNEL,
        "type": 0,
        "guild_id": GUILD,
        "name": "questions",
        "position": 0,
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
        "permissions": "0",
    }


def member(identity: str, name: str, *, bot: bool = False, may: str = MAY_TALK) -> Json:
    """A member of the guild."""
    return {
        "user": user(identity, name, bot=bot),
        "roles": [],
        "joined_at": EPOCH,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": may,
    }


def message(number: int, content: Json, channel_id: str = CHANNEL) -> Json:
    """A message of the bot's."""
    return {
        "id": str(number),
        "channel_id": channel_id,
        "author": user(BOT, "Facts", bot=True),
        "content": content.get("content", ""),
        "timestamp": EPOCH,
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": content.get("components", []),
        "pinned": False,
        "type": 0,
        "flags": content.get("flags", 0),
    }


def written(number: int, text: str) -> Json:
    """A message of a member's in the channel."""
    author = {key: value for key, value in member(MEMBER, "reader").items() if key != "user"}
    return {
        **message(number, {"content": text}),
        "author": user(MEMBER, "reader"),
        "member": author,
        "guild_id": GUILD,
    }


def direct_channel(recipient: str) -> Json:
    """The channel of direct messages to someone."""
    return {"id": f"7{recipient}", "type": 1, "last_message_id": None, "recipients": [user(recipient, "reader")]}


def attachment(number: int, name: str, content: bytes, url: str) -> Json:
    """A file of a member's."""
    return {"id": str(number), "filename": name, "size": len(content), "url": url, "proxy_url": url}
